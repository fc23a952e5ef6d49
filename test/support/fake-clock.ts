import type { Clock } from '../../functions/src/workflows/ports.ts';
import { someTime } from './build-analysis.ts';

interface Timer {
  dueMs: number;
  everyMs: number | null;
  call: () => void;
}

/** A clock that moves only when it is told to. */
export function createFakeClock(): Clock & { pass(ms: number): Promise<void> } {
  let nowMs = someTime.getTime();
  const timers = new Set<Timer>();
  const start = (timer: Timer) => {
    timers.add(timer);
    return () => void timers.delete(timer);
  };
  return {
    now: () => new Date(nowMs),
    every: (everyMs, call) => start({ dueMs: nowMs + everyMs, everyMs, call }),
    after: (delayMs, call) => start({ dueMs: nowMs + delayMs, everyMs: null, call }),
    async pass(ms) {
      const endMs = nowMs + ms;
      for (;;) {
        const next = [...timers].sort((a, b) => a.dueMs - b.dueMs)[0];
        if (next === undefined || next.dueMs > endMs) break;
        nowMs = next.dueMs;
        if (next.everyMs === null) timers.delete(next);
        else next.dueMs += next.everyMs;
        next.call();
        await new Promise(setImmediate);
      }
      nowMs = endMs;
      await new Promise(setImmediate);
    },
  };
}
