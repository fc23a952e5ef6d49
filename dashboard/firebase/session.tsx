'use client';

import { onIdTokenChanged, type User } from 'firebase/auth';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { connect } from './connect.ts';
import { type WaysIn, waysIn } from './ways-in.ts';

export interface Person {
  userId: string;
  email: string | null;
  isAdmin: boolean;
  /** Their token says that their email is verified, or that they are trusted without. */
  isVerified: boolean;
  waysIn: WaysIn;
}
export type Session =
  | { state: 'starting' }
  | { state: 'unreachable'; error: Error }
  | { state: 'signed-out' }
  | { state: 'signed-in'; person: Person };

const SessionContext = createContext<Session>({ state: 'starting' });

/** Who uses this page. Everything that listens or calls belongs below it. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [session, setSession] = useState<Session>({ state: 'starting' });
  useEffect(() => watchSession(setSession), []);
  return <SessionContext value={session}>{children}</SessionContext>;
}

export const useSession = (): Session => useContext(SessionContext);

/** Whoever is signed in, below what is shown only to them. */
export function usePerson(): Person {
  const session = useSession();
  if (session.state !== 'signed-in') throw new Error('Nobody is signed in.');
  return session.person;
}

function watchSession(show: (session: Session) => void): () => void {
  let stop: (() => void) | null = null;
  let stopped = false;
  connect().then(
    ({ auth }) => {
      if (stopped) return;
      stop = onIdTokenChanged(auth, async (user) => {
        const session = await sessionOf(user);
        if (!stopped && auth.currentUser === user) show(session);
      });
    },
    (error: Error) => show({ state: 'unreachable', error }),
  );
  return () => {
    stopped = true;
    stop?.();
  };
}

async function sessionOf(user: User | null): Promise<Session> {
  if (user === null) return { state: 'signed-out' };
  const { claims } = await user.getIdTokenResult();
  const person = {
    userId: user.uid,
    email: user.email,
    isAdmin: claims['admin'] === true,
    isVerified: claims['email_verified'] === true || claims['trusted'] === true,
    waysIn: waysIn(user),
  };
  return { state: 'signed-in', person };
}
