import { Button, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Notice } from '../../../components/notice.tsx';
import { Section } from '../../../components/section.tsx';
import { useAttempt } from '../../../components/use-attempt.ts';
import { changeEmail } from '../../../firebase/own-account.ts';
import type { Person } from '../../../firebase/session.tsx';
import { refreshVerification } from '../../../firebase/verify-email.ts';
import { useReturn } from '../use-return.ts';
import { PasswordField } from './password-field.tsx';

export function ChangeEmail({ person: { email } }: { person: Person }) {
  const [newEmail, setNewEmail] = useState('');
  const [password, setPassword] = useState('');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { busy, problem, attempt } = useAttempt();
  useReturn(async () => {
    if (sentTo !== null) await refreshVerification().catch(() => {});
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSentTo(null);
    void attempt(async () => {
      if (newEmail === email) throw new Error('This is your address already. Write another one.');
      await changeEmail(newEmail, password, '/app/account');
      setSentTo(newEmail);
      setNewEmail('');
      setPassword('');
    });
  };
  return (
    <Section title="Email">
      <form onSubmit={submit} aria-label="Change your email">
        <Stack align="flex-start">
          <Text size="sm">
            We send a mail to the new address, and the link in it makes the change.
          </Text>
          <TextInput
            label="New email"
            type="email"
            autoComplete="email"
            required
            w="100%"
            value={newEmail}
            onChange={(event) => setNewEmail(event.currentTarget.value)}
          />
          <PasswordField
            label="Your password"
            kind="current"
            value={password}
            onChange={setPassword}
          />
          {problem !== null && <Notice title="Your email was not changed">{problem}</Notice>}
          {sentTo !== null && sentTo !== email && (
            <Notice kind="hint" title={`A mail is on its way to ${sentTo}`}>
              Open the link in it. From then on that is your address, and you may be asked to sign
              in with it. Until then everything stays as it is.
            </Notice>
          )}
          {sentTo !== null && sentTo === email && (
            <Notice kind="hint" title="Your email is changed">
              From now on you sign in with {email}.
            </Notice>
          )}
          <Button type="submit" variant="default" loading={busy}>
            Change email
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
