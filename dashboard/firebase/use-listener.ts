import { useEffect, useState } from 'react';
import { connect, type FirestoreConnection } from './connect.ts';

/** What a listener has told so far. */
export type Heard<T> =
  | { state: 'waiting' }
  | { state: 'heard'; value: T }
  | { state: 'refused'; error: Error };

export type Listen<T> = (
  connection: FirestoreConnection,
  next: (value: T) => void,
  refuse: (error: Error) => void,
) => () => void;

/** Listens for as long as the component is there, anew for each `key`. */
export function useListener<T>(key: string, listen: Listen<T>): Heard<T> {
  const [heard, setHeard] = useState<{ key: string; what: Heard<T> }>({ key, what: waiting });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what `listen` listens to
  useEffect(() => {
    let stop: (() => void) | null = null;
    let stopped = false;
    const show = (what: Heard<T>) => {
      if (!stopped) setHeard({ key, what });
    };
    const refuse = (error: Error) => show({ state: 'refused', error });
    connect()
      .then(({ firestore }) => firestore)
      .then((connection) => {
        if (stopped) return;
        stop = listen(connection, (value) => show({ state: 'heard', value }), refuse);
      }, refuse);
    return () => {
      stopped = true;
      stop?.();
    };
  }, [key]);
  return heard.key === key ? heard.what : waiting;
}

const waiting = { state: 'waiting' } as const;
