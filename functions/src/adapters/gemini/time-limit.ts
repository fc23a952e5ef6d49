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
 * analyzer_timeout. `restart` grants the work so much more from now.
 */
export async function withinTime<T>(
  limit: TimeLimit,
  work: (signal: AbortSignal, restart: (timeoutMs: number) => void) => Promise<T>,
): Promise<T> {
  const { clock, timeoutMs, signal, abortGraceMs = 0 } = limit;
  signal.throwIfAborted();
  const controller = new AbortController();
  const abort = () => controller.abort(signal.reason);
  const limitTo = (ms: number) => clock.after(ms, () => controller.abort(timeoutFailure()));
  let stopTimer = limitTo(timeoutMs);
  let stopGrace = () => {};
  const restart = (ms: number) => {
    stopTimer();
    stopTimer = limitTo(ms);
  };
  const onAbort = () => {
    if (abortGraceMs === 0) abort();
    else stopGrace = clock.after(abortGraceMs, abort);
  };
  signal.addEventListener('abort', onAbort);
  try {
    return await work(controller.signal, restart);
  } catch (thrown) {
    throw controller.signal.aborted ? controller.signal.reason : thrown;
  } finally {
    signal.removeEventListener('abort', onAbort);
    stopTimer();
    stopGrace();
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
