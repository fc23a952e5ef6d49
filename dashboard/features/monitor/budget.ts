import type { BudgetState } from '../../../functions/src/contract/operations.ts';
import type { Level } from './share-bar.tsx';

export interface BudgetToday {
  spentUsd: number;
  reservedUsd: number;
  limitUsd: number;
  share: number;
  level: Level;
  open: boolean;
}

/** The document tells of the day of the last counted run: a new day begins with nothing spent. */
export function budgetToday(budget: BudgetState, now: Date): BudgetToday {
  const isToday = budget.day === now.toISOString().slice(0, 10);
  const spentUsd = isToday ? budget.spent_usd : 0;
  const reservedUsd = isToday ? budget.reserved_usd : 0;
  const open = isToday ? budget.open : true;
  const limitUsd = budget.limit_usd;
  const share = limitUsd === 0 ? 0 : (spentUsd + reservedUsd) / limitUsd;
  return { spentUsd, reservedUsd, limitUsd, share, level: open ? 'fine' : 'critical', open };
}

const dollars = new Intl.NumberFormat('en', {
  style: 'currency',
  currency: 'USD',
  maximumFractionDigits: 4,
});
export const formatUsd = (amount: number): string => dollars.format(amount);
