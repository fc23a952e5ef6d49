import { tooOften } from '../../domain/limits/rates.ts';
import type { SlidingWindow } from '../../domain/limits/sliding-window.ts';
import { type WindowCount, windowAt, windowWaitMs } from '../../domain/limits/window-counter.ts';
import type { RateLimiter } from '../../workflows/ports/callers.ts';
import type { Clock } from '../../workflows/ports.ts';

/** About 100 bytes each: past this, whoever asked longest ago is forgotten, and begins anew. */
const mostCallers = 10_000;

/** Counted in this process alone, so that asking costs no write. */
export function createApproximateLimiter(
  clock: Pick<Clock, 'now'>,
  window: SlidingWindow,
  what: string,
): RateLimiter & { callers(): number } {
  /** In the order in which they last asked. */
  const counts = new Map<string, WindowCount>();

  return {
    async take(caller, { refuses } = { refuses: true }) {
      const nowMs = clock.now().getTime();
      const count = windowAt(counts.get(caller), window, nowMs);
      const untilNextMs = windowWaitMs(count, window, nowMs);
      if (untilNextMs > 0 && refuses) throw tooOften(window, what, untilNextMs);
      counts.delete(caller);
      counts.set(caller, { ...count, current: count.current + 1 });
      if (counts.size > mostCallers) forgetOldest();
    },
    callers: () => counts.size,
  };

  function forgetOldest(): void {
    const oldest = counts.keys().next();
    if (!oldest.done) counts.delete(oldest.value);
  }
}
