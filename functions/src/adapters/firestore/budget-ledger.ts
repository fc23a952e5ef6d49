import type { Firestore } from 'firebase-admin/firestore';
import {
  budgetClosed,
  type DayOfSpending,
  foldExpired,
  isOpen,
  mirrorOf,
  noRoomToJudge,
  refuse,
  reserve,
  settle,
} from '../../domain/limits/budget.ts';
import { dayBefore, dayOf } from '../../domain/utc-day.ts';
import type { Budget } from '../../workflows/ports/budget.ts';
import type { Clock } from '../../workflows/ports.ts';
import { readDay, readMirror, sameMirror, writeDay } from './budget-documents.ts';
import { retryOnConflict, writeUnlessChanged } from './optimistic-write.ts';

export interface BudgetTerms {
  limitUsd: number;
  /** False where no call has a known price: there is nothing to ask before a run. */
  costsMoney: boolean;
}

/** What model calls cost, one document a day (UTC), with a mirror of today's for admins. */
export function createBudgetLedger(
  firestore: Firestore,
  clock: Clock,
  { limitUsd, costsMoney }: BudgetTerms,
): Budget {
  const refOf = (day: string) => firestore.collection('budgets').doc(day);
  const operationsRef = firestore.collection('operations').doc('current');

  /** Changes a day's document, and with today's its mirror; null: there is nothing to change. */
  function change(day: string, next: (day: DayOfSpending) => DayOfSpending | null) {
    return retryOnConflict(async () => {
      const now = clock.now();
      const read = await refOf(day).get();
      const changed = next(foldExpired(readDay(read.data()), now));
      if (changed === null) return false;
      const batch = firestore.batch();
      writeUnlessChanged(batch, read, writeDay(changed));
      if (day === dayOf(now)) {
        const budget = mirrorOf(changed, limitUsd, now);
        batch.set(operationsRef, { budget }, { mergeFields: ['budget'] });
      }
      await batch.commit();
      return true;
    });
  }

  return {
    async requireOpen() {
      if (!costsMoney) return;
      const now = clock.now();
      const day = readDay((await refOf(dayOf(now)).get()).data());
      if (!isOpen(day, limitUsd)) throw budgetClosed(day, limitUsd, now);
    },

    async reserve(id, estimate) {
      let hasRoom = true;
      await change(dayOf(clock.now()), (day) => {
        const reserved = reserve(day, { id, estimate, limitUsd }, clock.now());
        hasRoom = reserved !== null;
        return reserved ?? refuse(day, estimate);
      });
      if (!hasRoom) throw noRoomToJudge();
    },

    async settle(id, used) {
      const settleIn = (day: string) =>
        change(day, (stored) => (id in stored.reserved ? settle(stored, id, used) : null));
      const now = clock.now();
      // A call that was reserved before midnight counts for the day before.
      if (!(await settleIn(dayOf(now)))) await settleIn(dayBefore(now));
    },

    async refresh() {
      const now = clock.now();
      const [day, operations] = await firestore.getAll(refOf(dayOf(now)), operationsRef);
      const shown = readMirror(operations?.get('budget'));
      const folded = foldExpired(readDay(day?.data()), now);
      if (shown !== null && sameMirror(shown, mirrorOf(folded, limitUsd, now))) return;
      await change(dayOf(now), (stored) => stored);
    },
  };
}
