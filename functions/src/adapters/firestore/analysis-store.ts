import type { Firestore } from 'firebase-admin/firestore';
import type { Analysis } from '../../domain/analysis.ts';
import { AppError } from '../../domain/errors.ts';
import type { AnalysisStore, Creation, Decision, IdempotencyClaim } from '../../workflows/ports.ts';
import {
  readSummary,
  readWork,
  reportsRef,
  summaryRef,
  workRef,
  writePatch,
  writeWork,
} from './documents.ts';
import { findAnalyses, listAnalyses } from './run-query.ts';

/** Analyses in Firestore. Every change of one goes through `update`, a transaction. */
export function createAnalysisStore(firestore: Firestore): AnalysisStore {
  const analysisRef = (analysisId: string) => summaryRef(firestore, analysisId);

  return {
    async create(analysisId, analysis, claim): Promise<Creation> {
      return firestore.runTransaction(async (transaction) => {
        if (claim !== null) {
          const claimRef = firestore.collection('idempotency').doc(claim.key);
          const earlier = (await transaction.get(claimRef)).data();
          if (
            earlier !== undefined &&
            earlier['expires_at'].toDate() > analysis.summary.timestamp
          ) {
            requireSameRequest(claim, String(earlier['fingerprint']));
            const earlierId = String(earlier['analysis_id']);
            const [summary, work] = await transaction.getAll(
              analysisRef(earlierId),
              workRef(analysisRef(earlierId)),
            );
            const data = summary?.data();
            if (data !== undefined) {
              const existing = { summary: readSummary(data), work: readWork(work?.data()) };
              return { analysisId: earlierId, existing };
            }
          }
          transaction.set(claimRef, {
            analysis_id: analysisId,
            fingerprint: claim.fingerprint,
            expires_at: claim.expiresAt,
          });
        }
        transaction.create(analysisRef(analysisId), analysis.summary);
        transaction.create(workRef(analysisRef(analysisId)), writeWork(analysis.work));
        return { analysisId, existing: null };
      });
    },

    async read(analysisId) {
      const ref = analysisRef(analysisId);
      const [summary, work] = await firestore.getAll(ref, workRef(ref));
      const data = summary?.data();
      return data === undefined
        ? null
        : { summary: readSummary(data), work: readWork(work?.data()) };
    },

    async update<T>(analysisId: string, decide: (stored: Analysis | null) => Decision<T>) {
      const ref = analysisRef(analysisId);
      return firestore.runTransaction(async (transaction) => {
        const [summary, work] = await transaction.getAll(ref, workRef(ref));
        const data = summary?.data();
        const stored =
          data === undefined ? null : { summary: readSummary(data), work: readWork(work?.data()) };
        const { result, change } = decide(stored);
        if (change !== null) {
          const patch = writePatch(change.summary);
          if (Object.keys(patch).length > 0) transaction.update(ref, patch);
          if (change.work) transaction.set(workRef(ref), writeWork(change.work), { merge: true });
          if (change.report) {
            transaction.create(reportsRef(ref).doc(change.report.runId), change.report.report);
          }
        }
        return result;
      });
    },

    async remove(analysisId) {
      const ref = analysisRef(analysisId);
      return firestore.runTransaction(async (transaction) => {
        const summary = await transaction.get(ref);
        const reports = await transaction.get(reportsRef(ref).select());
        for (const report of reports.docs) transaction.delete(report.ref);
        if (summary.exists) transaction.delete(ref);
        return summary.exists;
      });
    },

    async readWork(analysisId) {
      const work = await workRef(analysisRef(analysisId)).get();
      return work.exists ? readWork(work.data()) : null;
    },

    async removeWork(analysisId) {
      await workRef(analysisRef(analysisId)).delete();
    },

    async removeReports(analysisId) {
      await firestore.recursiveDelete(reportsRef(analysisRef(analysisId)));
    },

    list: (query, page) => listAnalyses(firestore, query, page),
    find: (query, limit) => findAnalyses(firestore, query, limit),

    watch(analysisId, onState, onError) {
      return analysisRef(analysisId).onSnapshot((snapshot) => {
        const data = snapshot.data();
        onState(data === undefined ? null : readSummary(data));
      }, onError);
    },
  };
}

function requireSameRequest(claim: IdempotencyClaim, fingerprint: string): void {
  if (claim.fingerprint === fingerprint) return;
  throw new AppError(
    'invalid_request',
    'This idempotencyKey was used for a different request. Use a new key for a new analysis.',
    { issues: [{ path: 'idempotencyKey', message: 'belongs to a different request' }] },
  );
}
