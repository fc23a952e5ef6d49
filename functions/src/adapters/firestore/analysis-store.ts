import { randomUUID } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import { moveOfRoom } from '../../domain/limits/admission.ts';
import { tallyOfChange, tallyOfRemoval } from '../../domain/operations/statistics.ts';
import type { Analysis, Change } from '../../domain/states/analysis.ts';
import type { Admission, AnalysisStore, Decision } from '../../workflows/ports/analysis-store.ts';
import type { Clock } from '../../workflows/ports.ts';
import { createDocuments } from './create-documents.ts';
import {
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
import { writeUnlessChanged } from './optimistic-write.ts';
import { giveBack, withRoom } from './pending-room.ts';
import { countAnalyses, findAnalyses, listAnalyses } from './run-query.ts';
import { type Count, countInto } from './statistics.ts';

/** Analyses in Firestore. Each changes through `begin`, `update` and `remove` alone, and is counted there. */
export function createAnalysisStore(
  firestore: Firestore,
  clock: Pick<Clock, 'now'>,
  count: Count = countInto(firestore),
): AnalysisStore {
  const analysisRef = (analysisId: string) => summaryRef(firestore, analysisId);

  return {
    create: (...creation) => createDocuments({ firestore, count }, ...creation),

    async read(analysisId) {
      const ref = analysisRef(analysisId);
      const [summary, work] = await firestore.getAll(ref, workRef(ref));
      return readStored(summary, work);
    },

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
        if (change === null) return result;

        const move = stored === null ? 'none' : moveOfRoom(stored, change);
        if (move === 'take') throw new Error('A run begins through `begin`, which takes its room.');
        const held = stored?.work.slot ?? null;
        if (move === 'give' && held !== null) giveBack(transaction, ref, held);
        const tally = stored && tallyOfChange(stored, change);
        if (tally) count(transaction, tally);
        // A write that changes nothing would still call the triggers.
        if (!isEmpty(change.summary)) transaction.update(ref, writePatch(change.summary));
        if (change.work) {
          const mark = isRepeatable(change) ? {} : { change_id: changeId };
          transaction.set(workRef(ref), { ...writeWork(change.work), ...mark }, { merge: true });
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
      decide: (stored: Analysis | null) => Decision<T>,
      admission: Admission,
    ) {
      const ref = analysisRef(analysisId);
      let asked: { runId: string | undefined; result: T } | null = null;
      return withRoom(firestore, admission, [ref, workRef(ref)], async ({ read, batch, take }) => {
        const [summary, work] = read;
        const stored = readStored(summary, work);
        if (asked !== null && stored?.summary.run_id === asked.runId) return asked.result;
        const { result, change } = decide(stored);
        if (!summary || !work || stored === null || change === null) return result;

        if (moveOfRoom(stored, change) !== 'take') throw new Error('No run begins by this change.');
        writeUnlessChanged(batch, summary, writePatch(change.summary));
        writeUnlessChanged(batch, work, writeWork({ ...change.work, slot: take() }));
        const tally = tallyOfChange(stored, change);
        if (tally) count(batch, tally);
        asked = { runId: change.summary.run_id, result };
        await batch.commit();
        return result;
      });
    },

    async remove(analysisId) {
      const ref = analysisRef(analysisId);
      return firestore.runTransaction(async (transaction) => {
        const [summary, work] = await transaction.getAll(ref, workRef(ref));
        const reports = await transaction.get(reportsRef(ref).select());
        const { slot } = readWork(work?.data());
        const stored = readStored(summary, work);
        const tally = stored && tallyOfRemoval(stored, clock.now());
        if (tally) count(transaction, tally);
        if (slot !== null) giveBack(transaction, ref, slot);
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
      await firestore.recursiveDelete(workRef(analysisRef(analysisId)).parent);
    },

    async removeReports(analysisId) {
      await firestore.recursiveDelete(reportsRef(analysisRef(analysisId)));
    },

    list: (query, page) => listAnalyses(firestore, query, page),
    find: (query, limit) => findAnalyses(firestore, query, limit),
    count: (query) => countAnalyses(firestore, query),

    watch(analysisId, onState, onError) {
      return analysisRef(analysisId).onSnapshot((snapshot) => {
        const data = snapshot.data();
        onState(data === undefined ? null : readSummary(data));
      }, onError);
    },
  };
}

/** It may leave the mark of the change before it, whose reply may still be on its way. */
const isRepeatable = ({ summary, work }: Change) => isEmpty(summary) && work?.usage === undefined;

const isEmpty = (fields: object) => Object.keys(fields).length === 0;
