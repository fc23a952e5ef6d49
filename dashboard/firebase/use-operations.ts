'use client';

import type {
  BudgetState,
  Operations,
  QueueState,
} from '../../functions/src/contract/operations.ts';
import { withDates } from './analysis.ts';
import { type Heard, useListener } from './use-listener.ts';

/** What the monitor shows; each part is there once it has been written. */
export type Monitored = Partial<Operations> & { budget?: BudgetState };

/** `operations/current`, live; for admins alone. */
export function useOperations(): Heard<Monitored> {
  return useListener('operations/current', ({ firestore, doc, onSnapshot }, next, refuse) =>
    onSnapshot(
      doc(firestore, 'operations', 'current'),
      (snapshot) => next(withDates(snapshot.data() ?? {}) as Monitored),
      refuse,
    ),
  );
}

/** `operations/queue`, live; null until it has been written. */
export function useQueue(): Heard<QueueState | null> {
  return useListener('operations/queue', ({ firestore, doc, onSnapshot }, next, refuse) =>
    onSnapshot(
      doc(firestore, 'operations', 'queue'),
      (snapshot) => next((withDates(snapshot.data()) ?? null) as QueueState | null),
      refuse,
    ),
  );
}
