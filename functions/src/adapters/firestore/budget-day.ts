import type { DocumentReference, DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import type { BudgetShard, ChangedShards, Look } from '../../domain/limits/budget-shards.ts';
import { foldExpired, type Spending } from '../../domain/limits/spending.ts';
import { dayBefore, endOfDay } from '../../domain/utc-day.ts';
import { countOf, readShard, readSpending, writeShard, writeSpending } from './budget-documents.ts';
import { Conflict, type Version, writeUnlessChanged } from './optimistic-write.ts';

/** Of which day, over so many documents, and whose share; null: nobody's share counts the call. */
export interface Day {
  day: string;
  count: number;
  userId: string | null;
}

/** Some of a day's documents as they were read. */
export interface DayRead {
  of: Day;
  look: Look;
  share: Spending | null;
  /** Writes all or none, unless anybody came between; answers what then stands there. */
  commit(changed: { shards?: ChangedShards; share?: Spending | null }): Promise<DayRead>;
}

interface Documents {
  shards: ReadonlyMap<number, { version: Version; shard: BudgetShard }>;
  share: { version: Version; spending: Spending } | null;
}

/** A call that was reserved before midnight is settled within an hour after it. */
const keptMs = 24 * 60 * 60 * 1000;

export type BudgetDays = ReturnType<typeof createBudgetDays>;

export const allOf = (count: number): number[] =>
  Array.from({ length: count }, (_, shard) => shard);

/**
 * Where a day (UTC) is counted. Who writes it first says in how many documents: in one, `budgets/{day}`
 * itself; in several, `budgets/{day}/shards/{n}`. It stays so until midnight.
 */
export function createBudgetDays(firestore: Firestore, wantedShards: number) {
  const known = new Map<string, number>();
  const dayRef = (day: string) => firestore.collection('budgets').doc(day);
  const shareRef = (day: string, userId: string) => dayRef(day).collection('shares').doc(userId);
  const shardRef = (day: string, count: number, shard: number): DocumentReference =>
    count === 1 ? dayRef(day) : dayRef(day).collection('shards').doc(String(shard));

  function remember(day: string, count: number, now: Date): number {
    for (const other of known.keys()) if (other < dayBefore(now)) known.delete(other);
    known.set(day, count);
    return count;
  }

  async function existing(day: string, now: Date): Promise<number | null> {
    const count = known.get(day);
    if (count !== undefined) return count;
    const stored = await dayRef(day).get();
    return stored.exists ? remember(day, countOf(stored.data()), now) : null;
  }

  async function begin(day: string, now: Date): Promise<number> {
    // Its first reservation makes it.
    if (wantedShards === 1) return 1;
    await dayRef(day).create({ shards: wantedShards });
    return remember(day, wantedShards, now);
  }

  return {
    dayRef,
    shareRef,
    /** In how many documents a day is counted; null: nothing of it was written. */
    existing,
    begin,

    /** The same; a day of which nothing was written begins. */
    async begun(day: string, now: Date): Promise<number> {
      return (await existing(day, now)) ?? (await begin(day, now));
    },

    /**
     * Some of a day's shards. Of all of several at one moment: what one has just lent to another is
     * then seen at one of them, and once.
     */
    async read(of: Day, numbers: readonly number[], now: Date): Promise<DayRead> {
      const { day, count, userId } = of;
      const refs = numbers.map((shard) => shardRef(day, count, shard));
      if (userId !== null) refs.push(shareRef(day, userId));
      const isWhole = count > 1 && numbers.length === count;
      const snapshots = isWhole
        ? await firestore.runTransaction((moment) => moment.getAll(...refs), { readOnly: true })
        : await firestore.getAll(...refs);
      const [first] = snapshots;
      if (count === 1 && countOf(first?.data()) !== 1) {
        known.delete(day);
        throw new Conflict('Somebody else has begun the day in several documents.');
      }
      return dayRead(firestore, of, documentsOf(numbers, snapshots, now));
    },
  };
}

function documentsOf(
  numbers: readonly number[],
  snapshots: readonly DocumentSnapshot[],
  now: Date,
): Documents {
  const shards = numbers.flatMap((number, index) => {
    const version = snapshots[index];
    if (version === undefined) return [];
    const { spending, borrowed } = readShard(version.data());
    return [
      [number, { version, shard: { spending: foldExpired(spending, now), borrowed } }],
    ] as const;
  });
  const share = snapshots[numbers.length];
  return {
    shards: new Map(shards),
    share: share
      ? { version: share, spending: foldExpired(readSpending(share.data()), now) }
      : null,
  };
}

function dayRead(firestore: Firestore, of: Day, { shards, share }: Documents): DayRead {
  const expires_at = new Date(endOfDay(of.day).getTime() + keptMs);
  return {
    of,
    look: {
      count: of.count,
      shards: new Map([...shards].map(([number, { shard }]) => [number, shard])),
    },
    share: share?.spending ?? null,
    async commit(changed) {
      const batch = firestore.batch();
      const written = [...(changed.shards ?? [])].map(([number, shard]) => {
        const version = shards.get(number)?.version;
        if (version === undefined) throw new Error(`Shard ${number} was not read.`);
        // The only document of a day stays: it says what was spent.
        const fields =
          of.count === 1 ? writeSpending(shard.spending) : { ...writeShard(shard), expires_at };
        writeUnlessChanged(batch, version, fields);
        return { number, shard, ref: version.ref };
      });
      const spending = changed.share ?? null;
      if (spending !== null && share !== null) {
        const fields = { ...writeSpending(spending), user_id: of.userId, expires_at };
        writeUnlessChanged(batch, share.version, fields);
      }
      const results = await batch.commit();
      const timeOf = (index: number) => ({ updateTime: results[index]?.writeTime });
      return dayRead(firestore, of, {
        shards: new Map([
          ...shards,
          ...written.map(
            ({ number, shard, ref }, index) =>
              [number, { version: { ref, ...timeOf(index) }, shard }] as const,
          ),
        ]),
        share:
          spending !== null && share !== null
            ? { version: { ref: share.version.ref, ...timeOf(written.length) }, spending }
            : share,
      });
    },
  };
}
