import { setTimeout as sleep } from 'node:timers/promises';

const sampleMs = 5;

/** The highest of what is looked at every few milliseconds, until the returned function is called. */
export function samplePeak(look: () => Promise<number>): () => Promise<number> {
  let peak = 0;
  let stopped = false;
  const sampling = (async () => {
    while (!stopped) {
      peak = Math.max(peak, await look());
      await sleep(sampleMs);
    }
  })();
  return async () => {
    stopped = true;
    await sampling;
    return peak;
  };
}
