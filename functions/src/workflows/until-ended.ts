import type { Summary } from '../contract/summary.ts';
import { hasEnded } from '../domain/states/reactions.ts';
import type { Found } from './ports/analysis-store.ts';
import type { Ports } from './ports.ts';

export interface Patience {
  /** Until when to wait. */
  until: Date;
  /** Aborted: nobody waits any more. */
  signal: AbortSignal;
}

/** How an analysis has ended (null: deleted), or where it is when there is no more time. */
export function untilEnded(
  ports: Pick<Ports, 'analyses' | 'clock'>,
  { analysisId, summary }: Found,
  { until, signal }: Patience,
): Promise<Summary | null> {
  const leftMs = until.getTime() - ports.clock.now().getTime();
  if (hasEnded(summary) || leftMs <= 0 || signal.aborted) return Promise.resolve(summary);

  const { promise, resolve, reject } = Promise.withResolvers<Summary | null>();
  let latest = summary;
  const giveUp = () => resolve(latest);
  const stopWatching = ports.analyses.watch(
    analysisId,
    (seen) => {
      if (seen === null || hasEnded(seen)) resolve(seen);
      else latest = seen;
    },
    reject,
  );
  const stopTimer = ports.clock.after(leftMs, giveUp);
  signal.addEventListener('abort', giveUp);
  return promise.finally(() => {
    stopWatching();
    stopTimer();
    signal.removeEventListener('abort', giveUp);
  });
}
