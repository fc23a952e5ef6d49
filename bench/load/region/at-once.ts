import { setTimeout as sleep } from 'node:timers/promises';

export interface Timed {
  timesMs: number[];
  /** How many were refused or failed. */
  lost: number;
}

/** Begins all at once. */
export async function atOnce<T>(
  items: readonly T[],
  act: (item: T) => Promise<unknown>,
): Promise<Timed> {
  return sumUp(await Promise.all(items.map((item) => timed(() => act(item)))));
}

/** Begins them at random moments, on average so many a second, whatever the others do. */
export async function arriving<T>(
  items: readonly T[],
  perSecond: number,
  act: (item: T) => Promise<unknown>,
): Promise<Timed> {
  const random = seeded(1);
  const ends: Promise<number | null>[] = [];
  for (const item of items) {
    ends.push(timed(() => act(item)));
    await sleep((-Math.log(1 - random()) / perSecond) * 1_000);
  }
  return sumUp(await Promise.all(ends));
}

/** Null: it failed. */
async function timed(act: () => Promise<unknown>): Promise<number | null> {
  const beganAt = performance.now();
  return act().then(
    () => performance.now() - beganAt,
    () => null,
  );
}

function sumUp(times: readonly (number | null)[]): Timed {
  const timesMs = times.filter((time) => time !== null);
  return { timesMs, lost: times.length - timesMs.length };
}

/** The same arrivals in each measurement (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
