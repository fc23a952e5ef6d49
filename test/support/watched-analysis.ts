import { doc, onSnapshot } from 'firebase/firestore';
import type { Client } from './client.ts';
import type { Summary } from './outward-shapes.ts';

type Sighting = Summary | undefined;
type Waiter = { wanted: (sighting: Sighting) => boolean; resolve: (sighting: Sighting) => void };

/** A realtime listener that remembers every snapshot; undefined stands for a missing document. */
export type WatchedAnalysis = {
  seen: () => Summary[];
  /** Resolves with the latest or a later snapshot that is wanted; rejects after `timeoutMs`. */
  until: (wanted: (summary: Summary) => boolean, timeoutMs?: number) => Promise<Summary>;
  untilMissing: (timeoutMs?: number) => Promise<void>;
  stop: () => void;
};

export const isOver = ({ status }: Summary): boolean =>
  ['completed', 'failed', 'cancelled', 'expired'].includes(status);

/**
 * Resolves once the listener shows something. A change must not come before: the emulator (1.19.9)
 * then sends the older state last, and a change that nothing follows is never seen.
 */
export async function watchAnalysis(client: Client, analysisId: string): Promise<WatchedAnalysis> {
  const sightings: Sighting[] = [];
  const waiters = new Set<Waiter>();
  let refusal: Error | undefined;
  const begun = Promise.withResolvers<void>();

  const stop = onSnapshot(
    doc(client.firestore, 'analyses', analysisId),
    (snapshot) => {
      const sighting = snapshot.data() as Sighting;
      sightings.push(sighting);
      begun.resolve();
      for (const waiter of waiters) if (waiter.wanted(sighting)) waiter.resolve(sighting);
    },
    (error) => {
      refusal = error;
      begun.reject(error);
    },
  );
  await begun.promise;

  async function until(
    wanted: (sighting: Sighting) => boolean,
    timeoutMs: number,
  ): Promise<Sighting> {
    if (sightings.length > 0 && wanted(sightings.at(-1))) return sightings.at(-1);
    const { promise, resolve, reject } = Promise.withResolvers<Sighting>();
    const waiter = { wanted, resolve };
    waiters.add(waiter);
    const timer = setTimeout(() => {
      const last = JSON.stringify(sightings.at(-1) ?? refusal?.message ?? 'nothing');
      reject(new Error(`Not seen in ${timeoutMs} ms; last: ${last}`));
    }, timeoutMs);
    return promise.finally(() => {
      clearTimeout(timer);
      waiters.delete(waiter);
    });
  }

  return {
    seen: () => sightings.filter((sighting) => sighting !== undefined),
    until: async (wanted, timeoutMs = 120_000) =>
      (await until((summary) => summary !== undefined && wanted(summary), timeoutMs)) as Summary,
    untilMissing: async (timeoutMs = 30_000) => {
      await until((summary) => summary === undefined, timeoutMs);
    },
    stop,
  };
}
