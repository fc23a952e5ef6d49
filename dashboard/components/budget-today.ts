import type { BudgetState } from '../../functions/src/contract/operations.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** What today's budget looks like at `now`: the state is as of the last run that was counted. */
export interface BudgetToday {
  /** New runs are accepted. */
  isOpen: boolean;
  spentUsd: number;
  /** By calls to the model that are under way. */
  reservedUsd: number;
  limitUsd: number;
  /** Spent and reserved, of the limit: 0 is nothing, 1 is all; 0 of a budget of nothing. */
  share: number;
  /** When the next day's budget begins, at midnight UTC. */
  renewsAt: Date;
}

export function budgetToday(budget: BudgetState, now: Date): BudgetToday {
  const isOfToday = budget.day === now.toISOString().slice(0, 10);
  const spentUsd = isOfToday ? budget.spent_usd : 0;
  const reservedUsd = isOfToday ? budget.reserved_usd : 0;
  const limitUsd = budget.limit_usd;
  return {
    isOpen: !isOfToday || budget.open,
    spentUsd,
    reservedUsd,
    limitUsd,
    share: limitUsd === 0 ? 0 : (spentUsd + reservedUsd) / limitUsd,
    renewsAt: new Date((Math.floor(now.getTime() / dayMs) + 1) * dayMs),
  };
}
