import type { SlidingWindow } from './sliding-window.ts';

/** What happened in the window that began at `sinceMs`, and in the one just before it. */
export interface WindowCount {
  sinceMs: number;
  current: number;
  before: number;
}

/**
 * A sliding window in three numbers, whatever its limit: of the window before, it counts the share
 * that the sliding one still covers, as if it had been spread evenly. The first window begins with
 * the first event, so that nobody gets more than the limit there.
 */
export function windowAt(
  known: WindowCount | undefined,
  { lengthMs }: SlidingWindow,
  nowMs: number,
): WindowCount {
  const passed = known === undefined ? 2 : Math.floor((nowMs - known.sinceMs) / lengthMs);
  if (known === undefined || passed >= 2) return { sinceMs: nowMs, current: 0, before: 0 };
  if (passed < 1) return known;
  return { sinceMs: known.sinceMs + lengthMs, current: 0, before: known.current };
}

/** How long until one more event fits; 0: it fits now. */
export function windowWaitMs(
  { sinceMs, current, before }: WindowCount,
  { limit, lengthMs }: SlidingWindow,
  nowMs: number,
): number {
  const freeAtMs =
    current < limit
      ? sinceMs + lengthMs * coveredUntil(before, limit - 1 - current)
      : sinceMs + lengthMs * (1 + coveredUntil(current, limit - 1));
  return Math.max(0, freeAtMs - nowMs);
}

/** The part of a window that must pass until no more than `room` of the one before it counts. */
const coveredUntil = (before: number, room: number) => (before <= room ? 0 : 1 - room / before);
