import type { Clock } from '../../workflows/ports.ts';
import { timeoutFailure } from './failures.ts';

export interface TimeLimit {
  clock: Clock;
  timeoutMs: number;
  signal: AbortSignal;
  /** How long the work may go on after `signal` aborts; 0 unless told. */
  abortGraceMs?: number;
}

/**
 * Runs `work` under a signal that aborts with the caller's or after the time. The first cause of an
 * abort is what is thrown, whatever the work makes of it: the caller's own reason, or
 * analyzer_timeout.
 */
export async function withinTime<T>(
  limit: TimeLimit,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { clock, timeoutMs, signal, abortGraceMs = 0 } = limit;
  signal.throwIfAborted();
  const controller = new AbortController();
  const abort = () => controller.abort(signal.reason);
  const stops = [clock.after(timeoutMs, () => controller.abort(timeoutFailure()))];
  const onAbort = () => {
    if (abortGraceMs === 0) abort();
    else stops.push(clock.after(abortGraceMs, abort));
  };
  signal.addEventListener('abort', onAbort);
  try {
    return await work(controller.signal);
  } catch (thrown) {
    throw controller.signal.aborted ? controller.signal.reason : thrown;
  } finally {
    signal.removeEventListener('abort', onAbort);
    for (const stop of stops) stop();
  }
}

/** Resolves after the time; rejects with the signal's reason as soon as it aborts. */
export async function pause(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const stop = clock.after(delayMs, resolve);
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort);
  try {
    await promise;
  } finally {
    signal.removeEventListener('abort', onAbort);
    stop();
  }
}
