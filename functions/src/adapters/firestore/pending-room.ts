import { createHash, randomInt } from 'node:crypto';
import {
  type DocumentData,
  type DocumentReference,
  type DocumentSnapshot,
  FieldValue,
  type Firestore,
  type Transaction,
  type WriteBatch,
} from 'firebase-admin/firestore';
import {
  allPending,
  maxPendingInAll,
  type Quota,
  unusedQuota,
} from '../../domain/limits/admission.ts';
import type { Slot } from '../../domain/states/analysis.ts';
import type { Admission } from '../../workflows/ports/analysis-store.ts';
import { dated, workRef, writeWork } from './documents.ts';
import { Conflict, retryOnConflict, writeUnlessChanged } from './optimistic-write.ts';

/**
 * One counter would slow everybody down: Firestore wants about one write a second per document. Two
 * who meet in a shard cost one of them a second try; of 20 at once most meet nobody.
 */
const shardCount = 50;
const slotsPerShard = maxPendingInAll / shardCount;

/** What one user holds; no rule lets a client read it. */
export const quotaRef = (firestore: Firestore, userId: string) =>
  firestore.collection('quotas').doc(userId);
/** How many pending analyses a shard of the whole holds: at most its part of the limit. */
export const shardRef = (firestore: Firestore, shard: number) =>
  firestore.collection('capacity').doc(String(shard));

export interface Beginning {
  /** Of the documents that were asked for, in their order. */
  read: DocumentSnapshot[];
  batch: WriteBatch;
  /** Adds to the batch what a new run takes from its user's quota and from the whole. */
  take(): Slot;
}

/**
 * Begins a run and takes its room, both or neither: `begin` decides by what it reads and commits
 * the batch. It is called again where somebody came between or where the reply to its commit was
 * lost, so it must know its own write when it reads it. Throws what the admission throws, and
 * at_capacity where no shard has room.
 */
export async function withRoom<T>(
  firestore: Firestore,
  admission: Admission,
  documents: readonly DocumentReference[],
  begin: (beginning: Beginning) => Promise<T>,
): Promise<T> {
  let shard = homeShard(admission.userId);
  return retryOnConflict(async () => {
    const [quota, counter, ...read] = await firestore.getAll(
      quotaRef(firestore, admission.userId),
      shardRef(firestore, shard),
      ...documents,
    );
    if (!quota || !counter) throw new Error('Firestore left documents out.');
    const batch = firestore.batch();
    const take = () => {
      const next = admission.admit(readQuota(quota.data()));
      const held = heldBy(counter);
      if (held >= slotsPerShard) throw new ShardIsFull();
      writeUnlessChanged(batch, quota, writeQuota(next));
      writeUnlessChanged(batch, counter, { held: held + 1 });
      return { shard, userId: admission.userId };
    };
    try {
      return await begin({ read, batch, take });
    } catch (error) {
      if (error instanceof ShardIsFull) shard = await shardWithRoom(firestore);
      throw error;
    }
  });
}

/** Gives back what an analysis took, and forgets its slot, so that it is given back once. */
export function giveBack(
  transaction: Transaction,
  analysis: DocumentReference,
  { shard, userId }: Slot,
): void {
  const { firestore } = analysis;
  const merge = { merge: true };
  const without = { pending: { [analysis.id]: FieldValue.delete() } };
  transaction.set(quotaRef(firestore, userId), without, merge);
  transaction.set(shardRef(firestore, shard), { held: FieldValue.increment(-1) }, merge);
  transaction.set(workRef(analysis), writeWork({ slot: null }), merge);
}

class ShardIsFull extends Conflict {}

/** The same user's runs meet in the quota anyway, so they may as well share a shard. */
function homeShard(userId: string): number {
  return createHash('sha256').update(userId).digest().readUInt32BE() % shardCount;
}

async function shardWithRoom(firestore: Firestore): Promise<number> {
  const shards = Array.from({ length: shardCount }, (_, shard) => shard);
  const counters = await firestore.getAll(...shards.map((shard) => shardRef(firestore, shard)));
  const open = shards.filter((shard) => heldBy(counters[shard]) < slotsPerShard);
  const chosen = open.length > 0 ? open[randomInt(open.length)] : undefined;
  if (chosen === undefined) throw allPending();
  return chosen;
}

const heldBy = (counter: DocumentSnapshot | undefined) => Number(counter?.get('held') ?? 0);

function readQuota(data: DocumentData | undefined): Quota {
  if (data === undefined) return unusedQuota;
  const pending = Object.entries(data['pending'] ?? {}).map(([id, since]) => [id, dated(since)]);
  return {
    pending: Object.fromEntries(pending),
    day: data['day'] ?? '',
    runs: data['runs'] ?? 0,
    reruns: (data['reruns'] ?? []).map(dated),
  };
}

const writeQuota = ({ pending, day, runs, reruns }: Quota): DocumentData => ({
  pending,
  day,
  runs,
  reruns,
});
