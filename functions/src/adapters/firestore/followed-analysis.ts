import { randomInt, randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  type DocumentData,
  type DocumentSnapshot,
  type Firestore,
  Timestamp,
  type WriteBatch,
} from 'firebase-admin/firestore';
import type { Analysis, Change } from '../../domain/states/analysis.ts';
import type { Decision, FollowedAnalysis } from '../../workflows/ports/analysis-store.ts';
import type { Clock } from '../../workflows/ports.ts';
import { type ChangeParts, isEmpty, partsOf } from './change-parts.ts';
import {
  dueRef,
  liveRef,
  readStored,
  reportsRef,
  summaryRef,
  workRef,
  writeWork,
} from './documents.ts';
import { retryOnConflict, type Version, writeUnlessChanged } from './optimistic-write.ts';
import { giveRoomBack, moveQuotaUnlessChanged } from './pending-room.ts';
import type { Count } from './statistics.ts';

interface Store {
  firestore: Firestore;
  clock: Pick<Clock, 'now'>;
  count: Count;
}
/** An analysis as it was read or written last, and when each of its documents was. */
interface Known {
  stored: Analysis | null;
  summary: Version & { times: unknown[] };
  work: Version & { changeId: unknown };
}

/**
 * Whoever holds a run is the only one who changes it, as long as they hold it: so they need not read
 * what they have written themselves. Each write asks that its documents still are as they were known;
 * where one is not, it is read and decided anew, so that nobody's change is written over.
 */
export function followAnalysis(store: Store, analysisId: string): FollowedAnalysis {
  const { firestore, clock, count } = store;
  const ref = summaryRef(firestore, analysisId);
  let known: Known | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  async function read(): Promise<Known> {
    const [summary, work] = await firestore.getAll(ref, workRef(ref));
    if (!summary || !work) throw new Error('Firestore left documents out.');
    const stored = readStored(summary, work);
    return {
      stored,
      summary: { ...versionOf(summary), times: markedFields.map((name) => summary.get(name)) },
      work: { ...versionOf(work), changeId: work.get('change_id') },
    };
  }

  function change<T>(decide: (stored: Analysis | null) => Decision<T>): Promise<T> {
    const changeId = randomUUID();
    let asked: { result: T; summary: DocumentData } | null = null;
    return retryOnConflict(async () => {
      const before = known ?? (await read());
      known = null;
      // Tried again because the reply to its commit was lost: what it asked for is stored.
      if (asked !== null && isStored(before, changeId, asked.summary)) {
        known = before;
        return asked.result;
      }
      const { stored } = before;
      const decision = decide(stored);
      known = before;
      if (stored === null || decision.change === null) return decision.result;
      const parts = partsOf(analysisId, stored, decision.change, clock.now());
      asked = { result: decision.result, summary: marked(parts.summary) };
      known = null;
      known = await write(before, stored, decision.change, {
        ...parts,
        summary: asked.summary,
        changeId,
      });
      return decision.result;
    });
  }

  async function write(
    before: Known,
    stored: Analysis,
    wanted: Change,
    parts: ChangeParts & { changeId: string },
  ): Promise<Known> {
    const { changeId } = parts;
    const fields = workToWrite(stored, wanted, parts);
    const batch = firestore.batch();
    const hasSummary = !isEmpty(parts.summary);
    if (hasSummary) writeUnlessChanged(batch, before.summary, parts.summary);
    if (fields !== null) {
      writeUnlessChanged(batch, before.work, { ...fields, change_id: changeId });
    }
    if (!hasSummary && fields === null) return before;
    if (parts.move !== null) {
      const { userId } = parts.slot;
      const terms = { userId, move: parts.move, now: clock.now() };
      await moveQuotaUnlessChanged(batch, firestore, terms);
    }
    writeOthers(batch, parts, wanted);
    const [first, second] = await batch.commit();
    const workWritten = hasSummary ? second : first;
    return {
      stored: parts.next,
      summary: hasSummary ? { ...before.summary, updateTime: first?.writeTime } : before.summary,
      work:
        fields === null
          ? before.work
          : { ...before.work, updateTime: workWritten?.writeTime, changeId },
    };
  }

  function writeOthers(batch: WriteBatch, parts: ChangeParts, { report }: Change): void {
    if (parts.leaves) giveRoomBack(batch, firestore, parts.slot);
    if (parts.tally) count(batch, parts.tally);
    if (parts.due) batch.set(dueRef(ref), { ...parts.due });
    if (parts.live) batch.set(liveRef(ref, parts.live.runId), parts.live.verdict);
    if (parts.hides !== null) batch.delete(liveRef(ref, parts.hides));
    if (report) batch.create(reportsRef(ref).doc(report.runId), report.report);
  }

  return {
    // One after another: at once they would only come between each other.
    update(decide) {
      const result = turn.catch(() => {}).then(() => change(decide));
      turn = result;
      return result;
    },
  };
}

const versionOf = ({ ref, updateTime }: DocumentSnapshot): Version => ({ ref, updateTime });

/**
 * Null where nothing of it changes. Who takes a run over from a worker that may still be there writes
 * it all the same: that worker's writes to it alone must not be let through.
 */
function workToWrite(
  stored: Analysis,
  { summary }: Change,
  parts: ChangeParts,
): DocumentData | null {
  if (isEmpty(parts.work)) return null;
  const isClaim = summary.attempt !== undefined && summary.attempt > stored.summary.attempt;
  const takesOver = isClaim && stored.summary.lease_expires_at !== null;
  const before = writeWork(stored.work);
  const isSame = Object.entries(parts.work).every(([name, value]) =>
    isDeepStrictEqual(value, before[name]),
  );
  // A lease is marked, by which a write of the summary alone is known again.
  const isMarked = parts.summary['lease_expires_at'] instanceof Date;
  return isSame && isMarked && !takesOver ? null : parts.work;
}

/** What each write of a lease sets. */
const markedFields = ['lease_expires_at', 'updated_at'] as const;

/**
 * Their microseconds, which nobody reads, are drawn by chance: so that a write of the summary alone is
 * known again, also from that of another who asked in the same millisecond.
 */
function marked(summary: DocumentData): DocumentData {
  const marks = markedFields.flatMap((name) => {
    const time: unknown = summary[name];
    if (!(time instanceof Date)) return [];
    const { seconds, nanoseconds } = Timestamp.fromDate(time);
    return [[name, new Timestamp(seconds, nanoseconds + randomInt(1_000) * 1_000)]];
  });
  return { ...summary, ...Object.fromEntries(marks) };
}

/** By the mark in its work or, where it wrote the summary alone, by that in its times. */
function isStored({ summary, work }: Known, changeId: string, asked: DocumentData): boolean {
  if (work.changeId === changeId) return true;
  return markedFields.every((name, index) => {
    const [time, wanted]: unknown[] = [summary.times[index], asked[name]];
    return time instanceof Timestamp && wanted instanceof Timestamp && time.isEqual(wanted);
  });
}
