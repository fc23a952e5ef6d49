import { createHash, randomUUID } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import { tooOften, userOf } from '../../domain/limits/rates.ts';
import { remember, type SlidingWindow, waitMs } from '../../domain/limits/sliding-window.ts';
import type { RateLimiter } from '../../workflows/ports/callers.ts';
import type { Clock } from '../../workflows/ports.ts';
import { dated } from '../firestore/documents.ts';
import { retryOnConflict, writeUnlessChanged } from '../firestore/optimistic-write.ts';
import { requireStanding, tombstoneRef } from '../firestore/tombstones.ts';

/**
 * Counted in one document for each caller, so that the limit holds whichever instance answers; a
 * TTL policy removes it once no window looks back on it. Who is refused writes nothing, and who has
 * deleted their account is refused: what counts as a change could make something.
 */
export function createExactLimiter(
  firestore: Firestore,
  clock: Pick<Clock, 'now'>,
  windows: readonly SlidingWindow[],
  what: string,
): RateLimiter {
  const longestMs = Math.max(...windows.map(({ lengthMs }) => lengthMs));

  /** The last one of each caller's requests that are being counted here. */
  const turns = new Map<string, Promise<void>>();

  const count = (caller: string, refuses: boolean) => {
    const changeId = randomUUID();
    return retryOnConflict(async () => {
      const user = userOf(caller);
      const [read, ...tombstones] = await firestore.getAll(
        rateRef(firestore, caller),
        ...(user === null ? [] : [tombstoneRef(firestore, user)]),
      );
      if (read === undefined) throw new Error('Firestore left a document out.');
      const batch = firestore.batch();
      for (const tombstone of tombstones) requireStanding(batch, tombstone);
      // Tried again because the reply was lost: it is counted.
      if (read.get('change_id') === changeId) return;
      const times: Date[] = (read.get('times') ?? []).map(dated);
      const now = clock.now();
      for (const window of windows) {
        const untilNextMs = waitMs(times, window, now);
        if (untilNextMs > 0 && refuses) throw tooOften(window, what, untilNextMs);
      }
      writeUnlessChanged(batch, read, {
        times: remember(times, windows, now),
        expires_at: new Date(now.getTime() + longestMs),
        change_id: changeId,
      });
      await batch.commit();
    });
  };

  return {
    // One after another: all at once they would only come between each other.
    async take(caller, { refuses } = { refuses: true }) {
      const before = turns.get(caller) ?? Promise.resolve();
      const turn = before.catch(() => {}).then(() => count(caller, refuses));
      turns.set(caller, turn);
      try {
        await turn;
      } finally {
        if (turns.get(caller) === turn) turns.delete(caller);
      }
    },
  };
}

export const rateRef = (firestore: Firestore, caller: string) =>
  firestore.collection('rates').doc(idOf(caller));

/** An address may not be kept as it is, and either may hold what no document's name may. */
const idOf = (caller: string) => createHash('sha256').update(caller).digest('base64url');
