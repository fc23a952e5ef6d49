import type { Steps } from '../signal/steps.ts';

/** Computes step by step: timers and whatever has arrived have their turn in between, and a cancel ends it. */
export async function inTurns<Result>(steps: Steps<Result>, signal: AbortSignal): Promise<Result> {
  for (;;) {
    signal.throwIfAborted();
    const { done, value } = steps.next();
    if (done) return value;
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
