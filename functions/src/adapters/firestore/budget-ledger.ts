import type { Firestore } from 'firebase-admin/firestore';
import {
  committedUsd,
  type DayOfSpending,
  dayOf,
  nothingSpent,
  reserve,
  settle,
} from '../../domain/budget.ts';
import { AppError } from '../../domain/errors.ts';
import type { Budget, Clock } from '../../workflows/ports.ts';

/** What model calls cost, one document a day (UTC). */
export function createBudgetLedger(firestore: Firestore, clock: Clock, limitUsd: number): Budget {
  const today = () => firestore.collection('budgets').doc(dayOf(clock.now()));

  async function change(next: (day: DayOfSpending) => DayOfSpending): Promise<void> {
    const ref = today();
    await firestore.runTransaction(async (transaction) => {
      const day = { ...nothingSpent, ...(await transaction.get(ref)).data() };
      transaction.set(ref, next(day));
    });
  }

  return {
    async requireOpen() {
      const day = { ...nothingSpent, ...(await today().get()).data() };
      if (committedUsd(day) < limitUsd) return;
      throw new AppError('at_capacity', 'Today’s budget is used up. Please try again tomorrow.');
    },
    reserve: (id, estimate) => change((day) => reserve(day, { id, estimate, limitUsd })),
    settle: (id, used) => change((day) => settle(day, id, used)),
  };
}
