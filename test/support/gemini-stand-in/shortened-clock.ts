import type { Clock } from '../../../functions/src/workflows/ports.ts';

/** The real clock, but every delay lasts only as long as `shorten` makes it. */
export function shortenedClock(shorten: (delayMs: number) => number): Clock {
  return {
    now: () => new Date(),
    every(intervalMs, tick) {
      const timer = setInterval(tick, shorten(intervalMs));
      return () => clearInterval(timer);
    },
    after(delayMs, call) {
      const timer = setTimeout(call, shorten(delayMs));
      return () => clearTimeout(timer);
    },
  };
}
