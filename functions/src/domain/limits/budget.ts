import type { BudgetState } from '../../contract/operations.ts';
import type { Usage } from '../../contract/report.ts';
import { AppError } from '../errors.ts';
import { dayOf, secondsToNextDay } from '../utc-day.ts';

/** What the model calls of one day (UTC) have cost and may still cost. */
export interface DayOfSpending {
  spentUsd: number;
  inputTokens: number;
  outputTokens: number;
  /** Calls under way, by reservation id. */
  reserved: Readonly<Record<string, Reservation>>;
  /** The smallest estimate that had no room today; null: all had. */
  refusedUsd: number | null;
}
export interface Reservation {
  estimate: Usage;
  expiresAt: Date;
}

export const nothingSpent: DayOfSpending = {
  spentUsd: 0,
  inputTokens: 0,
  outputTokens: 0,
  reserved: {},
  refusedUsd: null,
};

/** Longer than any worker lives: Cloud Tasks gives up on a delivery after 30 minutes. */
const reservedForMs = 35 * 60 * 1000;
/** One dear video must not close a day that has room for many others. */
const dearestShare = 0.1;
/** Reserved money comes back, or is spent, when the calls under way end. */
const lookAgainSeconds = 60;

export function reservedUsd({ reserved }: DayOfSpending): number {
  return Object.values(reserved).reduce((sum, { estimate }) => sum + (estimate.cost_usd ?? 0), 0);
}

export const committedUsd = (day: DayOfSpending) => day.spentUsd + reservedUsd(day);

/** Counts reservations that nobody settled as spent: aborting a call does not stop its charge. */
export function foldExpired(day: DayOfSpending, now: Date): DayOfSpending {
  return Object.entries(day.reserved)
    .filter(([, { expiresAt }]) => expiresAt <= now)
    .reduce((sum, [id, { estimate }]) => settle(sum, id, estimate), day);
}

/**
 * The day with the estimate reserved, or null where there is no room for it. A cost of null, where
 * no price is known, counts for nothing.
 */
export function reserve(
  day: DayOfSpending,
  { id, estimate, limitUsd }: { id: string; estimate: Usage; limitUsd: number },
  now: Date,
): DayOfSpending | null {
  const costUsd = estimate.cost_usd ?? 0;
  const { [id]: _replaced, ...others } = day.reserved;
  const room = limitUsd - committedUsd({ ...day, reserved: others });
  if (costUsd > 0 && costUsd > room) return null;
  const expiresAt = new Date(now.getTime() + reservedForMs);
  return { ...day, reserved: { ...others, [id]: { estimate, expiresAt } } };
}

/** Has the day closed to new runs until there is room for as much again. */
export function refuse(day: DayOfSpending, estimate: Usage): DayOfSpending {
  const costUsd = estimate.cost_usd ?? 0;
  return { ...day, refusedUsd: Math.min(costUsd, day.refusedUsd ?? costUsd) };
}

/** Puts what was used in the place of what was reserved; once: a second time changes nothing. */
export function settle(day: DayOfSpending, id: string, used: Usage): DayOfSpending {
  const { [id]: settled, ...reserved } = day.reserved;
  if (settled === undefined) return day;
  return {
    ...day,
    spentUsd: day.spentUsd + (used.cost_usd ?? 0),
    inputTokens: day.inputTokens + used.input_tokens,
    outputTokens: day.outputTokens + used.output_tokens,
    reserved,
  };
}

/** Whether a new run may begin: there is money left, and enough for what was refused before. */
export function isOpen(day: DayOfSpending, limitUsd: number): boolean {
  return hasRoom(committedUsd(day), day, limitUsd);
}

function hasRoom(usd: number, { refusedUsd }: DayOfSpending, limitUsd: number): boolean {
  const wantedUsd = Math.min(refusedUsd ?? 0, limitUsd * dearestShare);
  return usd < limitUsd && usd + wantedUsd <= limitUsd;
}

/** Why no new run may begin, and when to ask again. */
export function budgetClosed(day: DayOfSpending, limitUsd: number, now: Date): AppError {
  if (hasRoom(day.spentUsd, day, limitUsd)) {
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

export function noRoomToJudge(): AppError {
  return new AppError(
    'analyzer_quota_exhausted',
    'Today’s budget for judging is used up. Please run the analysis again tomorrow.',
    { retryable: true },
  );
}

/** The field `budget` of `operations/current`, for admins. */

export function mirrorOf(day: DayOfSpending, limitUsd: number, now: Date): BudgetState {
  return {
    day: dayOf(now),
    spent_usd: day.spentUsd,
    reserved_usd: reservedUsd(day),
    limit_usd: limitUsd,
    open: isOpen(day, limitUsd),
    updated_at: now,
  };
}
