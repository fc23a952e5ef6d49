import type { BudgetState, Judging } from '../../contract/operations.ts';
import { AppError } from '../errors.ts';
import { dayOf, secondsToNextDay } from '../utc-day.ts';
import {
  type Allowance,
  isOpen,
  reservedOf,
  type Spending,
  spentOf,
  type Unit,
  willOpen,
} from './spending.ts';

/** What a deployment lets its model take in a day. */
export interface BudgetTerms {
  /** What counts; null: no model judges here, so nothing does. */
  unit: Unit | null;
  limitUsd: number;
  limitTokens: number;
  /** Of the budget, what one user's calls may take; 0..1. */
  userShare: number;
  /** By which a run's use is reckoned before it begins. */
  judging: Judging;
}

/** Of everybody, and of one user. */
export interface Allowances {
  day: Allowance;
  share: Allowance;
}

/** Null where nothing is counted. */
export function allowancesOf({ unit, userShare, ...limits }: BudgetTerms): Allowances | null {
  if (unit === null) return null;
  const limit = unit === 'usd' ? limits.limitUsd : limits.limitTokens;
  return { day: { unit, limit }, share: { unit, limit: limit * userShare } };
}

/** Reserved money comes back, or is spent, when the calls under way end. */
const lookAgainSeconds = 60;

/** Why nobody may begin a run, and when to ask again. */
export function budgetClosed(day: Spending, allowance: Allowance, now: Date): AppError {
  if (willOpen(day, allowance)) {
    return new AppError(
      'at_capacity',
      'The analyses under way may need the rest of today’s budget. Please try again in a few minutes.',
      { retryable: true, retryAfterSeconds: lookAgainSeconds },
    );
  }
  return new AppError(
    'at_capacity',
    'Today’s budget is used up. Please try again after midnight UTC.',
    { retryable: true, retryAfterSeconds: secondsToNextDay(now) },
  );
}

/** Why one user may begin none. */
export function shareClosed(share: Spending, allowance: Allowance, now: Date): AppError {
  if (willOpen(share, allowance)) {
    return new AppError(
      'quota_exhausted',
      'Your analyses under way may need the rest of your share of today’s budget. Wait until one ends, or cancel one.',
      { retryable: true, retryAfterSeconds: lookAgainSeconds },
    );
  }
  return new AppError(
    'quota_exhausted',
    'Your share of today’s budget is used up. You can start more after midnight UTC.',
    { retryable: true, retryAfterSeconds: secondsToNextDay(now) },
  );
}

export function noRoomToJudge(): AppError {
  return new AppError(
    'analyzer_quota_exhausted',
    'Today’s budget for judging is used up. Please run the analysis again tomorrow.',
    { retryable: true },
  );
}

export function noRoomInShare(): AppError {
  return new AppError(
    'analyzer_quota_exhausted',
    'Your share of today’s budget has no room for this analysis. Please run it again tomorrow; if that does not help, ask an admin.',
    { retryable: true },
  );
}

/** The field `budget` of `operations/current`, for admins. */
export function mirrorOf(day: Spending, terms: BudgetTerms, now: Date): BudgetState {
  const allowances = allowancesOf(terms);
  return {
    day: dayOf(now),
    counts: terms.unit,
    spent_usd: day.spentUsd,
    reserved_usd: reservedOf(day, 'usd'),
    limit_usd: terms.limitUsd,
    spent_tokens: spentOf(day, 'tokens'),
    reserved_tokens: reservedOf(day, 'tokens'),
    limit_tokens: terms.limitTokens,
    user_share: terms.userShare,
    open: allowances === null || isOpen(day, allowances.day),
    judging: terms.judging,
    updated_at: now,
  };
}
