'use client';

import { Center, Loader, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Notice } from '../../components/notice.tsx';
import { useSession } from '../../firebase/session.tsx';
import { type Farewell, FarewellContext } from './farewell.ts';
import { Frame } from './frame.tsx';
import { describeFarewell } from './own/account-words.ts';
import { SignInForm } from './sign-in-form.tsx';

/** The page within its frame, once somebody is signed in; until then, the way to sign in. */
export function SignedIn({ children }: { children: ReactNode }) {
  const session = useSession();
  const [farewell, setFarewell] = useState<Farewell | null>(null);
  const userId = session.state === 'signed-in' ? session.person.userId : farewell?.userId;
  // Somebody else has come: it is no news to them.
  if (farewell !== null && farewell.userId !== userId) setFarewell(null);
  if (session.state === 'signed-in') {
    return (
      <FarewellContext value={setFarewell}>
        <Frame person={session.person}>{children}</Frame>
      </FarewellContext>
    );
  }
  return (
    <Center component="main" mih="100dvh" p="md">
      {session.state === 'starting' && <Loader aria-label="Starting" />}
      {session.state === 'signed-out' && (
        <Stack w="100%" maw={420}>
          {farewell !== null && (
            <Notice kind="hint" title="Your account is deleted" onClose={() => setFarewell(null)}>
              {describeFarewell(farewell.deletedAnalyses)}
            </Notice>
          )}
          <SignInForm />
        </Stack>
      )}
      {session.state === 'unreachable' && (
        <Notice title="Flokraft cannot be reached">
          Check your network, then load this page again.
        </Notice>
      )}
    </Center>
  );
}
