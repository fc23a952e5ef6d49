'use client';

import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Notice } from '../../components/notice.tsx';
import { useAttempt } from '../../components/use-attempt.ts';
import type { Person } from '../../firebase/session.tsx';
import { useVerificationAsked } from '../../firebase/verification-asked.ts';
import { refreshVerification, sendVerification } from '../../firebase/verify-email.ts';
import { settings } from '../../settings.ts';
import { useReturn } from './use-return.ts';

/**
 * Above every page of somebody whose email is not verified, where that is needed to begin anything:
 * as the build says, or as soon as the service has refused something for it.
 */
export function EmailCheck({ person }: { person: Person }) {
  const timesAsked = useVerificationAsked();
  const isNeeded = !person.isVerified && (settings.requireVerifiedEmail || timesAsked > 0);
  const [wasNeeded, setWasNeeded] = useState(isNeeded);
  if (isNeeded && !wasNeeded) setWasNeeded(true);
  if (isNeeded) return <UnverifiedEmail email={person.email} timesAsked={timesAsked} />;
  if (!wasNeeded || !person.isVerified) return null;
  return (
    <Notice kind="hint" title="Your email address is confirmed" onClose={() => setWasNeeded(false)}>
      Everything works now: start your analysis.
    </Notice>
  );
}

function UnverifiedEmail({ email, timesAsked }: { email: string | null; timesAsked: number }) {
  const [isSent, setIsSent] = useState(false);
  const [isUnseen, setIsUnseen] = useState(false);
  const sending = useAttempt();
  const looking = useAttempt();
  useReturn(() => refreshVerification().catch(() => {}));

  const place = useRef<HTMLDivElement>(null);
  // The button that was refused may be far below.
  useEffect(() => {
    if (timesAsked > 0) place.current?.scrollIntoView({ block: 'nearest' });
  }, [timesAsked]);

  const send = () =>
    sending.attempt(async () => {
      setIsUnseen(false);
      await sendVerification('/app');
      setIsSent(true);
    });
  const look = () => looking.attempt(async () => setIsUnseen(!(await refreshVerification())));
  const problem = sending.problem ?? looking.problem;
  return (
    <div ref={place}>
      <Notice kind="hint" title="Confirm your email address first">
        <Stack gap="sm" align="flex-start">
          <Text size="sm">{email === null ? noEmail : isSent ? sentTo(email) : before(email)}</Text>
          {isUnseen && (
            <Text size="sm" role="alert">
              It is not confirmed yet. Open the link in the newest mail, then come back.
            </Text>
          )}
          {problem !== null && (
            <Text size="sm" role="alert">
              {problem}
            </Text>
          )}
          {email !== null && (
            <Group gap="xs">
              <Button
                size="compact-sm"
                variant={isSent ? 'default' : 'filled'}
                loading={sending.busy}
                onClick={() => void send()}
              >
                {isSent ? 'Send it again' : 'Send me the mail'}
              </Button>
              {isSent && (
                <Button size="compact-sm" loading={looking.busy} onClick={() => void look()}>
                  I have opened the link
                </Button>
              )}
            </Group>
          )}
        </Stack>
      </Notice>
    </div>
  );
}

const before = (email: string) =>
  `Before an analysis begins, we make sure that ${email} is yours: we send you a mail, and you open the link in it.`;
const sentTo = (email: string) =>
  `A mail is on its way to ${email}. Open the link in it, then come back: this page goes on by itself. If nothing comes within some minutes, look among the spam.`;
const noEmail =
  'Your account has no email address that could be confirmed. Sign in with one that has, or ask whoever runs this service to let you in.';
