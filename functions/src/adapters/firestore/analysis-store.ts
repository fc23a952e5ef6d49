import { randomUUID } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import { moveOf, type Quota } from '../../domain/limits/quota.ts';
import { tallyOfChange, tallyOfRemoval } from '../../domain/operations/statistics.ts';
import type { Analysis, Change } from '../../domain/states/analysis.ts';
import { dueOf, readDue } from '../../domain/states/due.ts';
import { isInHouse, leftBy, placeOf, slotOf } from '../../domain/states/place.ts';
import type { Admission, AnalysisStore, Decision } from '../../workflows/ports/analysis-store.ts';
import type { Clock } from '../../workflows/ports.ts';
import { dueBy, isEmpty, partsOf } from './change-parts.ts';
import { createDocuments } from './create-documents.ts';
import {
  dueRef,
  liveRef,
  readReport,
  readStored,
  readSummary,
  readWork,
  reportsRef,
  summaryRef,
  workRef,
  writePatch,
  writeWork,
} from './documents.ts';
import { followAnalysis } from './followed-analysis.ts';
import { writeUnlessChanged } from './optimistic-write.ts';
import { giveRoomBack, moveQuota, withRoom } from './pending-room.ts';
import { removeBelow } from './remove-below.ts';
import { countAnalyses, findAnalyses, findByWork, listAnalyses } from './run-query.ts';
import { type Count, countInto } from './statistics.ts';

export interface StoreOptions {
  maxPendingInAll: number;
  count?: Count;
}

/** Analyses in Firestore. Each changes through `begin`, `update` and `remove` alone, and is counted there. */
export function createAnalysisStore(
  firestore: Firestore,
  clock: Pick<Clock, 'now'>,
  { maxPendingInAll, count = countInto(firestore) }: StoreOptions,
): AnalysisStore {
  const analysisRef = (analysisId: string) => summaryRef(firestore, analysisId);

  return {
    create: (...creation) => createDocuments({ firestore, count }, ...creation),

    async read(analysisId) {
      const ref = analysisRef(analysisId);
      const [summary, work] = await firestore.getAll(ref, workRef(ref));
      return readStored(summary, work);
    },

    async exists(analysisId) {
      const [summary] = await firestore.getAll(analysisRef(analysisId), { fieldMask: [] });
      return summary?.exists === true;
    },

    follow: (analysisId) => followAnalysis({ firestore, clock, count }, analysisId),

    async update<T>(analysisId: string, decide: (stored: Analysis | null) => Decision<T>) {
      const ref = analysisRef(analysisId);
      const changeId = randomUUID();
      let asked: { result: T } | null = null;
      return firestore.runTransaction(async (transaction) => {
        const [summary, work] = await transaction.getAll(ref, workRef(ref));
        // Tried again because the reply to its commit was lost: what it asked for is stored.
        if (asked !== null && work?.get('change_id') === changeId) return asked.result;
        const stored = readStored(summary, work);
        const { result, change } = decide(stored);
        if (stored === null || change === null) return result;

        const now = clock.now();
        const parts = partsOf(analysisId, stored, change, now);
        if (parts.move !== null) {
          const { userId } = parts.slot;
          await moveQuota(transaction, firestore, { userId, move: parts.move, now });
        }
        if (parts.leaves) giveRoomBack(transaction, firestore, parts.slot);
        if (parts.tally) count(transaction, parts.tally);
        if (parts.due) transaction.set(dueRef(ref), { ...parts.due });
        if (parts.live) transaction.set(liveRef(ref, parts.live.runId), parts.live.verdict);
        if (parts.hides !== null) transaction.delete(liveRef(ref, parts.hides));
        if (!isEmpty(parts.summary)) transaction.update(ref, parts.summary);
        if (!isEmpty(parts.work)) {
          const mark = isRepeatable(change) ? {} : { change_id: changeId };
          transaction.set(workRef(ref), { ...parts.work, ...mark }, { merge: true });
        }
        if (change.report) {
          transaction.create(reportsRef(ref).doc(change.report.runId), change.report.report);
        }
        asked = { result };
        return result;
      });
    },

    async begin<T>(
      analysisId: string,
      decide: (stored: Analysis | null, quota: Quota) => Decision<T>,
      admission: Admission,
    ) {
      const ref = analysisRef(analysisId);
      const changeId = randomUUID();
      let asked: { result: T } | null = null;
      const { admit } = admission;
      const terms = { ...admission, maxPendingInAll };
      return withRoom(firestore, terms, [ref, workRef(ref)], async (beginning) => {
        const { read, batch } = beginning;
        const [summary, work] = read;
        if (asked !== null && work?.get('change_id') === changeId) return asked.result;
        const stored = readStored(summary, work);
        const { result, change } = decide(stored, beginning.quota);
        if (!summary || !work || change === null) return result;
        if (stored === null) {
          const gone = { analysisId, standing: null, bytes: 0 };
          if (beginning.moveQuota(gone, admit, clock.now())) await batch.commit();
          return result;
        }

        const next = leftBy(change, stored);
        const slot = slotOf(stored);
        const isIn = isInHouse(placeOf(next));
        const now = clock.now();
        const wasMoved = beginning.moveQuota(moveOf(analysisId, stored, next, now), admit, now);
        const lacksRoom = isIn && slot.shard === null;
        const hasRoomLeft = !isIn && slot.shard !== null;
        const isAsItWas = !wasMoved && !lacksRoom && !hasRoomLeft;
        if (isAsItWas && isEmpty({ ...change.summary, ...change.work })) return result;
        if (!isIn) giveRoomBack(batch, firestore, slot);
        const shard = lacksRoom ? beginning.takeRoom() : isIn ? slot.shard : null;
        if (!isEmpty(change.summary)) {
          writeUnlessChanged(batch, summary, writePatch(change.summary));
        }
        const fields = writeWork({ ...change.work, slot: { ...slot, shard } });
        writeUnlessChanged(batch, work, { ...fields, change_id: changeId });
        const tally = tallyOfChange(stored, change);
        if (tally) count(batch, tally);
        const due = dueBy(change, stored, next);
        if (due) batch.set(dueRef(ref), { ...due });
        asked = { result };
        await batch.commit();
        return result;
      });
    },

    async remove(analysisId) {
      const ref = analysisRef(analysisId);
      return firestore.runTransaction(async (transaction) => {
        const [summary, work] = await transaction.getAll(ref, workRef(ref));
        const reports = await transaction.get(reportsRef(ref).select());
        const stored = readStored(summary, work);
        const { slot: known, keptBytes, live } = readWork(work?.data());
        const slot = stored === null ? known : slotOf(stored);
        if (slot !== null && work?.exists) {
          const move = { analysisId, standing: null, bytes: -keptBytes };
          const { userId } = slot;
          await moveQuota(transaction, firestore, { userId, move, now: clock.now() });
          giveRoomBack(transaction, firestore, slot);
          transaction.update(work.ref, writeWork({ slot: null, keptBytes: 0 }));
        }
        const tally = stored && tallyOfRemoval(stored, clock.now());
        if (tally) count(transaction, tally);
        const due = stored && dueOf(stored, null);
        if (due) transaction.set(dueRef(ref), { ...due });
        if (live !== null) transaction.delete(liveRef(ref, live));
        for (const report of reports.docs) transaction.delete(report.ref);
        if (summary?.exists) transaction.delete(ref);
        return summary?.exists === true;
      });
    },

    async readReport(analysisId, runId) {
      const report = (await reportsRef(analysisRef(analysisId)).doc(runId).get()).data();
      return report === undefined ? null : readReport(report);
    },

    async readWork(analysisId) {
      const work = await workRef(analysisRef(analysisId)).get();
      return work.exists ? readWork(work.data()) : null;
    },

    async removeWork(analysisId) {
      await removeBelow(analysisRef(analysisId));
    },

    async removeReports(analysisId) {
      await firestore.recursiveDelete(reportsRef(analysisRef(analysisId)));
    },

    list: (query, page) => listAnalyses(firestore, query, page),
    find: (query, limit) => findAnalyses(firestore, query, limit),
    findByWork: (query, limit) => findByWork(firestore, query, limit),
    count: (query) => countAnalyses(firestore, query),

    watch(analysisId, onState, onError) {
      return analysisRef(analysisId).onSnapshot((snapshot) => {
        const data = snapshot.data();
        onState(data === undefined ? null : readSummary(data));
      }, onError);
    },

    watchDue(analysisId, onDue, onError) {
      return dueRef(analysisRef(analysisId)).onSnapshot(
        (snapshot) => onDue(readDue(snapshot.data())),
        onError,
      );
    },
  };
}

/** It may leave the mark of the change before it, whose reply may still be on its way. */
const isRepeatable = ({ summary, work }: Change) => isEmpty(summary) && work?.usage === undefined;
