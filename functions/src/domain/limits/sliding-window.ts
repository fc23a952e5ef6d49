/** At most `limit` events in any `lengthMs` that may be looked at, wherever it begins. */
export interface SlidingWindow {
  limit: number;
  lengthMs: number;
}

/**
 * How long until one more event fits; 0: it fits now, Infinity: it never does. `times` are those of
 * earlier events in any order; one of the future, by another machine's clock, counts too.
 */
export function waitMs(times: readonly Date[], window: SlidingWindow, now: Date): number {
  if (window.limit < 1) return Number.POSITIVE_INFINITY;
  const newestFirst = times.map((time) => time.getTime()).sort((a, b) => b - a);
  const blocking = newestFirst[window.limit - 1];
  return blocking === undefined ? 0 : Math.max(0, blocking + window.lengthMs - now.getTime());
}

/** The times with one more, oldest first, and without those that no window will look at again. */
export function remember(
  times: readonly Date[],
  windows: readonly SlidingWindow[],
  now: Date,
): Date[] {
  const lengthMs = Math.max(...windows.map((window) => window.lengthMs));
  const limit = Math.max(...windows.map((window) => window.limit));
  return [...times, now]
    .filter((time) => time.getTime() > now.getTime() - lengthMs)
    .sort((a, b) => a.getTime() - b.getTime())
    .slice(-Math.max(1, limit));
}
