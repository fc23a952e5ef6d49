import type { BudgetToday } from './budget-today.ts';
import { formatTokens, formatUsd } from './formats.ts';

/** The parameter that raises what counts. */
export const limitName = ({ tokens }: BudgetToday): string =>
  tokens === undefined ? 'DAILY_BUDGET_USD' : 'DAILY_TOKENS_MILLIONS';

/** Spent and reserved of the limit, such as `$3.45 of $25.00`. */
export function takenWords({ spentUsd, reservedUsd, limitUsd, tokens }: BudgetToday): string {
  return tokens === undefined
    ? `${formatUsd(spentUsd + reservedUsd)} of ${formatUsd(limitUsd)}`
    : `${formatTokens(tokens.spent + tokens.reserved)} of ${formatTokens(tokens.limit)}`;
}

/** What was spent and is set aside, and of how much, in a sentence or two. */
export function spendingWords(today: BudgetToday): string {
  const { spentUsd, reservedUsd, limitUsd, tokens } = today;
  const money = `${formatUsd(spentUsd)} spent and ${formatUsd(reservedUsd)} set aside for runs under way`;
  if (tokens === undefined) return `${money}, of ${formatUsd(limitUsd)} a day.`;
  const used = `${formatTokens(tokens.spent)} used and ${formatTokens(tokens.reserved)} set aside for runs under way, of ${formatTokens(tokens.limit)} a day.`;
  // Prices that were set this morning and are not any more.
  return spentUsd + reservedUsd === 0 ? used : `${used} ${money}, while there were prices.`;
}
