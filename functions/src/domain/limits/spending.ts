import type { Usage } from '../../contract/report.ts';

/** What a budget counts: dollars where the model's prices are known, else its tokens, in and out. */
export type Unit = 'usd' | 'tokens';

/** What may be taken within one day (UTC). */
export interface Allowance {
  unit: Unit;
  limit: number;
}

/** What model calls of one day have taken and may still take: everybody's, or one user's. */
export interface Spending {
  spentUsd: number;
  inputTokens: number;
  outputTokens: number;
  /** Calls under way, by reservation id. */
  reserved: Readonly<Record<string, Reservation>>;
  /** The smallest estimate that had no room today; null: all had. */
  refused: Usage | null;
}
export interface Reservation {
  estimate: Usage;
  expiresAt: Date;
}

export const nothingSpent: Spending = {
  spentUsd: 0,
  inputTokens: 0,
  outputTokens: 0,
  reserved: {},
  refused: null,
};

/** Longer than any worker lives: Cloud Tasks gives up on a delivery after 30 minutes. */
const reservedForMs = 35 * 60 * 1000;
/** One dear video must not close a day that has room for many others. */
const dearestShare = 0.1;

/** In dollars a call of unknown cost counts for nothing: its tokens are what can be counted. */
export function amountOf(usage: Usage, unit: Unit): number {
  return unit === 'usd' ? (usage.cost_usd ?? 0) : usage.input_tokens + usage.output_tokens;
}

export function spentOf({ spentUsd, inputTokens, outputTokens }: Spending, unit: Unit): number {
  return amountOf(
    { cost_usd: spentUsd, input_tokens: inputTokens, output_tokens: outputTokens },
    unit,
  );
}

export function reservedOf({ reserved }: Spending, unit: Unit): number {
  return Object.values(reserved).reduce((sum, { estimate }) => sum + amountOf(estimate, unit), 0);
}

export const committedOf = (spending: Spending, unit: Unit) =>
  spentOf(spending, unit) + reservedOf(spending, unit);

/** Counts reservations that nobody settled as spent: aborting a call does not stop its charge. */
export function foldExpired(spending: Spending, now: Date): Spending {
  return Object.entries(spending.reserved)
    .filter(([, { expiresAt }]) => expiresAt <= now)
    .reduce((sum, [id, { estimate }]) => settle(sum, id, estimate), spending);
}

/** With the estimate reserved, or null where there is no room for it. */
export function reserve(
  spending: Spending,
  { id, estimate, allowance }: { id: string; estimate: Usage; allowance: Allowance },
  now: Date,
): Spending | null {
  const { unit, limit } = allowance;
  const amount = amountOf(estimate, unit);
  const { [id]: _replaced, ...others } = spending.reserved;
  const room = limit - committedOf({ ...spending, reserved: others }, unit);
  if (amount > 0 && amount > room) return null;
  const expiresAt = new Date(now.getTime() + reservedForMs);
  return { ...spending, reserved: { ...others, [id]: { estimate, expiresAt } } };
}

/** Closes it to new runs until there is room for as much again. */
export function refuse(spending: Spending, estimate: Usage, unit: Unit): Spending {
  const { refused } = spending;
  const isSmallest = refused === null || amountOf(estimate, unit) < amountOf(refused, unit);
  return isSmallest ? { ...spending, refused: estimate } : spending;
}

/** Puts what was used in the place of what was reserved; once: a second time changes nothing. */
export function settle(spending: Spending, id: string, used: Usage): Spending {
  const { [id]: settled, ...reserved } = spending.reserved;
  if (settled === undefined) return spending;
  return {
    ...spending,
    spentUsd: spending.spentUsd + (used.cost_usd ?? 0),
    inputTokens: spending.inputTokens + used.input_tokens,
    outputTokens: spending.outputTokens + used.output_tokens,
    reserved,
  };
}

/** Whether a new run may begin: something is left, and enough for what was refused before. */
export function isOpen(spending: Spending, allowance: Allowance): boolean {
  return hasRoom(spending, committedOf(spending, allowance.unit), allowance);
}

/** The same once the calls under way have ended and used nothing. */
export function willOpen(spending: Spending, allowance: Allowance): boolean {
  return hasRoom(spending, spentOf(spending, allowance.unit), allowance);
}

function hasRoom({ refused }: Spending, taken: number, { unit, limit }: Allowance): boolean {
  const wanted = Math.min(refused === null ? 0 : amountOf(refused, unit), limit * dearestShare);
  return taken < limit && taken + wanted <= limit;
}
