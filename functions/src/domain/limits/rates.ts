import type { Caller } from '../access.ts';
import { AppError } from '../errors.ts';
import type { SlidingWindow } from './sliding-window.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

export interface Rates {
  changesPerMinute: number;
  changesPerHour: number;
  /** Per instance, as are reads. */
  listsPerMinute: number;
  readsPerMinute: number;
}

/** How often one caller may ask for what: all of a kind's windows must have room. */
export const rateWindows = (rates: Rates) => ({
  // What lasts longest is told first: nobody should wait for the short one to meet the long one.
  change: [perHour(rates.changesPerHour), perMinute(rates.changesPerMinute)],
  list: perMinute(rates.listsPerMinute),
  read: perMinute(rates.readsPerMinute),
});

const perMinute = (limit: number): SlidingWindow => ({ limit, lengthMs: minuteMs });
const perHour = (limit: number): SlidingWindow => ({ limit, lengthMs: hourMs });

/** Under which a caller's requests count; null: nobody's account, so their address does. */
export const rateKey = ({ userId }: Caller): string | null =>
  userId === '' ? null : `user:${userId}`;

/** Whose account a key is of; null: an address's. */
export const userOf = (key: string): string | null => /^user:(.*)$/s.exec(key)?.[1] ?? null;

/** Told to whoever asked too often: the window that keeps them out, and for how long it does. */
export function tooOften(
  { limit, lengthMs }: SlidingWindow,
  what: string,
  untilNextMs: number,
): AppError {
  const seconds = Math.ceil(untilNextMs / 1000);
  const unit = lengthMs === hourMs ? 'an hour' : 'a minute';
  const wait = seconds === 1 ? '1 second' : `${seconds} seconds`;
  return new AppError(
    'rate_limited',
    `Only ${limit} ${what} ${unit} are possible. Please try again in ${wait}.`,
    { retryable: true, retryAfterSeconds: seconds },
  );
}
