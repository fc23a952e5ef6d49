'use client';

import { useSyncExternalStore } from 'react';

let timesAsked = 0;
const listeners = new Set<() => void>();

/** Called where the service refused somebody for an email that is not verified. */
export function noteVerificationAsked(): void {
  timesAsked += 1;
  for (const listener of listeners) listener();
}

/** How often the service has asked for a verified email since the page was loaded; 0: it did not. */
export const useVerificationAsked = (): number =>
  useSyncExternalStore(
    subscribe,
    () => timesAsked,
    () => 0,
  );

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
