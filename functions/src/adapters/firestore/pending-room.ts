import { createHash, randomInt } from 'node:crypto';
import {
  type DocumentReference,
  type DocumentSnapshot,
  FieldValue,
  type Firestore,
  type Transaction,
  type WriteBatch,
} from 'firebase-admin/firestore';
import { allPending } from '../../domain/limits/admission.ts';
import { type Move, move, type Quota } from '../../domain/limits/quota.ts';
import { evenPart, partOfShard, shardCount } from '../../domain/limits/shards.ts';
import { queries } from '../../domain/queries.ts';
import type { Slot } from '../../domain/states/analysis.ts';
import { Conflict, retryOnConflict, writeUnlessChanged } from './optimistic-write.ts';
import { quotaRef, readQuota, writeQuota } from './quota-documents.ts';
import { findRoom } from './run-query.ts';
import type { Writer } from './statistics.ts';
import { requireStanding, tombstoneRef } from './tombstones.ts';

/** How many of what is pending a shard of the whole holds: at most its part of the limit. */
const shardRef = (firestore: Firestore, shard: number) =>
  firestore.collection('capacity').doc(String(shard));

export interface Beginning {
  /** Of the documents that were asked for, in their order. */
  read: DocumentSnapshot[];
  batch: WriteBatch;
  /** Of the user, as it was read. */
  quota: Quota;
  /** Adds to the batch what a change means for the user's quota, once admitted; false: nothing. */
  moveQuota(move: Move, admit: (quota: Quota) => Quota, now: Date): boolean;
  /** Takes a place in the whole, and says which counter counts it. */
  takeRoom(): number;
}

export interface RoomTerms {
  userId: string;
  /** The user asks, or an admin; else the service itself, for what is there already. */
  isAsked: boolean;
  /** Where the Auth service was asked for their account, and had it. */
  hasAccount?: boolean;
  /** Null: no place in the whole will be wanted. */
  maxPendingInAll: number | null;
}

/**
 * Changes an analysis and what it takes of the limits, both or neither: `begin` decides by what it
 * reads and commits the batch. It is called again where somebody came between or where the reply to
 * its commit was lost, so it must know its own write when it reads it. Throws what `admit` throws,
 * at_capacity where no shard has room, and unauthenticated where a user asks whose account has been
 * deleted.
 */
export async function withRoom<T>(
  firestore: Firestore,
  { userId, isAsked, hasAccount, maxPendingInAll }: RoomTerms,
  documents: readonly DocumentReference[],
  begin: (beginning: Beginning) => Promise<T>,
): Promise<T> {
  const limit = maxPendingInAll ?? 0;
  let shard = homeShard(userId, limit);
  return retryOnConflict(async () => {
    const counters = maxPendingInAll === null ? [] : [shardRef(firestore, shard)];
    const [quota, ...all] = await firestore.getAll(
      quotaRef(firestore, userId),
      ...documents,
      ...counters,
      ...(isAsked ? [tombstoneRef(firestore, userId)] : []),
    );
    if (!quota) throw new Error('Firestore left documents out.');
    const tombstone = isAsked ? all.pop() : undefined;
    const others = all;
    const read = others.slice(0, documents.length);
    const batch = firestore.batch();
    if (isAsked) requireStanding(batch, tombstone);
    const takeRoom = () => {
      const [counter] = others.slice(documents.length);
      if (!counter) throw new Error('No place in the whole was asked for.');
      const held = heldBy(counter);
      if (held >= partOfShard(limit, shard)) throw new ShardIsFull();
      writeUnlessChanged(batch, counter, { held: held + 1 });
      return shard;
    };
    const moveQuota: Beginning['moveQuota'] = (wanted, admit, now) => {
      const before = readQuota(quota.data());
      const after = move(admit(before), wanted, now);
      if (after === before) return false;
      const seen = hasAccount ? { has_account: true } : {};
      const listed = quota.exists ? {} : { listed_at: now };
      writeUnlessChanged(batch, quota, { ...writeQuota(after), ...seen, ...listed });
      return true;
    };
    try {
      const beginning = { read, batch, quota: readQuota(quota.data()), moveQuota, takeRoom };
      return await begin(beginning);
    } catch (error) {
      if (error instanceof ShardIsFull) shard = await shardWithRoom(firestore, limit);
      throw error;
    }
  });
}

/** The same for a change that asks for nothing. Reads, so it comes before a transaction writes. */
export async function moveQuota(
  transaction: Transaction,
  firestore: Firestore,
  { userId, move: wanted, now }: { userId: string; move: Move; now: Date },
): Promise<void> {
  const ref = quotaRef(firestore, userId);
  const read = await transaction.get(ref);
  // Of a user who is gone, nothing is to come back.
  if (!read.exists && wanted.standing === null) return;
  const before = readQuota(read.data());
  const after = move(before, wanted, now);
  if (after === before) return;
  const fields = { ...writeQuota(after), ...(!read.exists && { listed_at: now }) };
  transaction.set(ref, fields, { mergeFields: Object.keys(fields) });
}

/** The same in a batch, which then fails where the quota is not as it was read. */
export async function moveQuotaUnlessChanged(
  batch: WriteBatch,
  firestore: Firestore,
  { userId, move: wanted, now }: { userId: string; move: Move; now: Date },
): Promise<void> {
  const read = await quotaRef(firestore, userId).get();
  if (!read.exists && wanted.standing === null) return;
  const before = readQuota(read.data());
  const after = move(before, wanted, now);
  if (after === before) return;
  const listed = read.exists ? {} : { listed_at: now };
  writeUnlessChanged(batch, read, { ...writeQuota(after), ...listed });
}

/** Gives a place in the whole back, where there was one. */
export function giveRoomBack(writer: Writer, firestore: Firestore, { shard }: Slot): void {
  if (shard === null) return;
  const fields = { held: FieldValue.increment(-1) };
  writer.set(shardRef(firestore, shard), fields, { merge: true });
}

class ShardIsFull extends Conflict {}

/** The same user's runs meet in the quota anyway, so they may as well share a shard. */
function homeShard(userId: string, limit: number): number {
  return createHash('sha256').update(userId).digest().readUInt32BE() % shardCount(limit);
}

/** How many are asked for: many who ask at once should not all come to the same one. */
const someWithRoom = 5;
/** A counter comes to be when a place of it is first taken; here none is missing any more. */
const complete = new WeakMap<Firestore, number>();

/** One with room, wherever there is any; asks for few of them, and for all only until all are there. */
async function shardWithRoom(firestore: Firestore, limit: number): Promise<number> {
  const count = shardCount(limit);
  const found = await findRoom(firestore, queries.countersBelow(evenPart(limit)), someWithRoom);
  const open = found.map(({ shard }) => shard).filter((shard) => shard < count);
  // Of a higher limit before, counters may be left that nobody counts in: they hide those behind them.
  const isAll = found.length < someWithRoom;
  if (open.length === 0) open.push(...(await roomBeside(firestore, limit, isAll)));
  const chosen = open.length > 0 ? open[randomInt(open.length)] : undefined;
  if (chosen === undefined) throw allPending();
  return chosen;
}

/** What no question for small counters finds: those that are not there yet, and the largest. */
async function roomBeside(
  firestore: Firestore,
  limit: number,
  wereAllFound: boolean,
): Promise<number[]> {
  const count = shardCount(limit);
  const isKnown = wereAllFound && complete.get(firestore) === count;
  const shards = Array.from({ length: isKnown ? 1 : count }, (_, shard) => shard);
  const counters = await firestore.getAll(...shards.map((shard) => shardRef(firestore, shard)));
  if (counters.every(({ exists }) => exists)) complete.set(firestore, count);
  return shards.filter((shard) => heldBy(counters[shard]) < partOfShard(limit, shard));
}

const heldBy = (counter: DocumentSnapshot | undefined) => Number(counter?.get('held') ?? 0);
