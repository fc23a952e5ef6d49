'use client';

import { Center, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { Notice } from '../../components/notice.tsx';
import { useSession } from '../../firebase/session.tsx';
import { Frame } from './frame.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** The page within its frame, once somebody is signed in; until then, the way to sign in. */
export function SignedIn({ children }: { children: ReactNode }) {
  const session = useSession();
  if (session.state === 'signed-in') return <Frame person={session.person}>{children}</Frame>;
  return (
    <Center component="main" mih="100dvh" p="md">
      {session.state === 'starting' && <Loader aria-label="Starting" />}
      {session.state === 'signed-out' && <SignInForm />}
      {session.state === 'unreachable' && (
        <Notice title="Flokraft cannot be reached">
          Check your network, then load this page again.
        </Notice>
      )}
    </Center>
  );
}
