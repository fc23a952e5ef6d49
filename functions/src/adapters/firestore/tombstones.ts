import { createHash, randomUUID } from 'node:crypto';
import type {
  DocumentData,
  DocumentSnapshot,
  Firestore,
  Timestamp,
  WriteBatch,
} from 'firebase-admin/firestore';
import { accountDeleted } from '../../domain/accounts/gone.ts';
import {
  holdUntil,
  keptForMs,
  nextRemoval,
  type Tombstone,
} from '../../domain/accounts/removal.ts';
import type { Removals } from '../../workflows/ports/accounts.ts';
import type { Clock } from '../../workflows/ports.ts';

/** A hash, so that nothing bears the uid of an account that is gone. */
export const tombstoneId = (userId: string) => createHash('sha256').update(userId).digest('hex');

export const tombstoneRef = (firestore: Firestore, userId: string) =>
  firestore.collection('tombstones').doc(tombstoneId(userId));

/**
 * Has the batch make something for a user only if their account is standing: refused where it was not
 * when the tombstone was read, in conflict where it is not any more when the batch is committed. To
 * delete what must not exist changes nothing, and is the one way to ask that of a batch.
 */
export function requireStanding(batch: WriteBatch, tombstone: DocumentSnapshot | undefined): void {
  if (tombstone === undefined) throw new Error('Firestore left a document out.');
  if (tombstone.exists) throw accountDeleted();
  batch.delete(tombstone.ref, { exists: false });
}

/** Of a quota, as it was read. */
interface Mark {
  updateTime: Timestamp | undefined;
}

/**
 * A tombstone for the refusals, and the user's quota until the end: it names who is being removed, so
 * that the sweep finds a removal that has lost its task.
 */
export function createRemovals(firestore: Firestore, clock: Pick<Clock, 'now'>): Removals {
  const refsOf = (userId: string) => ({
    tombstone: tombstoneRef(firestore, userId),
    quota: firestore.collection('quotas').doc(userId),
  });

  return {
    async begin(userId) {
      const { tombstone, quota } = refsOf(userId);
      const changeId = randomUUID();
      return firestore.runTransaction(async (transaction) => {
        const read = await transaction.get(tombstone);
        const stored = readTombstone(read.data());
        // Tried again because the reply was lost: it has begun.
        if (stored !== null && read.get('change_id') === changeId) {
          return { userId, removal: stored.removal };
        }
        const now = clock.now();
        const next = nextRemoval(stored, now);
        if (next === null) return null;
        transaction.set(tombstone, { ...writeTombstone(next, now), change_id: changeId });
        transaction.set(quota, { removing: true, listed_at: now }, { merge: true });
        return { userId, removal: next.removal };
      });
    },

    async giveUp(userId) {
      await refsOf(userId).tombstone.update({ held_until: clock.now() });
    },

    async hold({ userId, removal }) {
      const { tombstone, quota } = refsOf(userId);
      return firestore.runTransaction(async (transaction) => {
        const stored = readTombstone((await transaction.get(tombstone)).data());
        if (stored !== null && stored.removal !== removal) return null;
        const counted = await transaction.get(quota);
        const now = clock.now();
        const held = { removal, heldUntil: holdUntil(now), doneAt: null };
        transaction.set(tombstone, writeTombstone(held, now), { merge: true });
        return { updateTime: counted.updateTime };
      });
    },

    async keep(userId) {
      await refsOf(userId).tombstone.update({ held_until: holdUntil(clock.now()) });
    },

    async finish(userId, mark) {
      const { tombstone, quota } = refsOf(userId);
      const now = clock.now();
      const batch = firestore.batch();
      batch.update(tombstone, { done_at: now, expires_at: expiry(now) });
      const { updateTime } = mark as Mark;
      batch.delete(quota, updateTime === undefined ? {} : { lastUpdateTime: updateTime });
      try {
        await batch.commit();
        return true;
      } catch (error) {
        if (isChanged(error)) return false;
        throw error;
      }
    },
  };
}

const expiry = (now: Date) => new Date(now.getTime() + keptForMs);

const writeTombstone = ({ removal, heldUntil, doneAt }: Tombstone, now: Date): DocumentData => ({
  removal,
  held_until: heldUntil,
  done_at: doneAt,
  expires_at: expiry(now),
});

function readTombstone(data: DocumentData | undefined): Tombstone | null {
  if (data === undefined) return null;
  return {
    removal: data['removal'],
    heldUntil: data['held_until'].toDate(),
    doneAt: data['done_at']?.toDate() ?? null,
  };
}

/** gRPC: NOT_FOUND, FAILED_PRECONDITION and ABORTED: it is not as it was read. */
const changedCodes: readonly unknown[] = [5, 9, 10];

function isChanged(error: unknown): boolean {
  return error instanceof Error && 'code' in error && changedCodes.includes(error.code);
}
