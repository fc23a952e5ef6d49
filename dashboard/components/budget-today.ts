import type { BudgetState } from '../../functions/src/contract/operations.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** What today's budget looks like at `now`: the state is as of the last look at it, a minute ago at most. */
export interface BudgetToday {
  /** New runs are accepted. */
  isOpen: boolean;
  spentUsd: number;
  /** By calls to the model that are under way. */
  reservedUsd: number;
  limitUsd: number;
  /** Where they are what counts, since no price is known. */
  tokens?: TokensToday;
  /** Spent and reserved, of the limit: 0 is nothing, 1 is all; 0 of a budget of nothing. */
  share: number;
  /** When the next day's budget begins, at midnight UTC. */
  renewsAt: Date;
}
/** In and out together. */
export interface TokensToday {
  spent: number;
  reserved: number;
  limit: number;
}

export function budgetToday(budget: BudgetState, now: Date): BudgetToday {
  const isOfToday = budget.day === now.toISOString().slice(0, 10);
  const ofToday = (amount = 0) => (isOfToday ? amount : 0);
  const spentUsd = ofToday(budget.spent_usd);
  const reservedUsd = ofToday(budget.reserved_usd);
  const limitUsd = budget.limit_usd;
  const tokens = {
    spent: ofToday(budget.spent_tokens),
    reserved: ofToday(budget.reserved_tokens),
    limit: budget.limit_tokens ?? 0,
  };
  const countsTokens = budget.counts === 'tokens';
  return {
    isOpen: !isOfToday || budget.open,
    spentUsd,
    reservedUsd,
    limitUsd,
    ...(countsTokens && { tokens }),
    share: countsTokens
      ? shareOf(tokens.spent + tokens.reserved, tokens.limit)
      : shareOf(spentUsd + reservedUsd, limitUsd),
    renewsAt: new Date((Math.floor(now.getTime() / dayMs) + 1) * dayMs),
  };
}

const shareOf = (amount: number, limit: number) => (limit === 0 ? 0 : amount / limit);
