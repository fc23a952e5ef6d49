import type { Refusal } from '../../../firebase/callables.ts';
import type { Waiting } from './pacer.ts';

/** What the service's words need to be told by. */
type Told = Partial<Pick<Refusal, 'code' | 'retryAfterSeconds'>>;

const mostWaits = 30;
const mostRepeats = 3;
const usualWaitSeconds = 15;

/**
 * Does the work again where it was asked for too often, once the service says that it may be, and a
 * few times where the service or the network failed. Throws what else it throws.
 */
export async function patiently<T>(time: Waiting, work: () => Promise<T>): Promise<T> {
  let waits = 0;
  let repeats = 0;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const { code = null, retryAfterSeconds } = error as Told;
      if (code === 'rate_limited' && waits < mostWaits) {
        waits += 1;
        await time.wait(1_000 * (retryAfterSeconds ?? usualWaitSeconds));
      } else if (passes(code) && repeats < mostRepeats) {
        repeats += 1;
        await time.wait(1_000 * 2 ** repeats);
      } else throw error;
    }
  }
}

/** Null: the service was not reached. */
const passes = (code: string | null) =>
  code === null || code === 'internal' || code === 'at_capacity';
