import type { Clock } from '../workflows/ports.ts';

export function createClock(): Clock {
  return {
    now: () => new Date(),
    every(intervalMs, tick) {
      const timer = setInterval(tick, intervalMs);
      return () => clearInterval(timer);
    },
    after(delayMs, call) {
      const timer = setTimeout(call, delayMs);
      return () => clearTimeout(timer);
    },
  };
}
