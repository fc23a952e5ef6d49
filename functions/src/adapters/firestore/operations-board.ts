import type { DocumentData, Firestore } from 'firebase-admin/firestore';
import { type Operations, operationsSchema } from '../../contract/operations.ts';
import { queueState } from '../../domain/operations/queue-state.ts';
import type { OperationsBoard } from '../../workflows/ports/monitoring.ts';
import { dated } from './documents.ts';

/** What is ours of `operations/current`; the budget ledger writes the rest. */
const ownFields = Object.keys(operationsSchema.shape);

/** `workers`: how many runs may have one at once. */
export function createOperationsBoard(
  firestore: Firestore,
  { workers }: { workers: number },
): OperationsBoard {
  const ref = firestore.collection('operations').doc('current');
  const queueRef = firestore.collection('operations').doc('queue');
  return {
    async shown() {
      return readOperations((await ref.get()).data());
    },
    async show(operations) {
      const mergeFields = ownFields.filter((name) => name in operations);
      await firestore
        .batch()
        .set(ref, operations, { mergeFields })
        .set(queueRef, queueState(operations, workers))
        .commit();
    },
    async forget(analysisId) {
      const stored = (await ref.get()).data() ?? {};
      const { memory, active_runs: active, recent_errors: errors, recent_runs: runs } = stored;
      const named: DocumentData[] = [memory?.workers, active, errors, runs].flatMap(
        (list) => list ?? [],
      );
      if (!named.some((item) => item['analysisId'] === analysisId)) return;
      await ref.set({ whole_at: null }, { merge: true });
    },
  };
}

/** Null where some of it is missing, or was never looked for whole. */
function readOperations(data: DocumentData | undefined): Operations | null {
  const read = operationsSchema.required().safeParse(withDates(data));
  return read.success ? read.data : null;
}

function withDates(value: unknown): unknown {
  const time = dated(value);
  if (Array.isArray(time)) return time.map(withDates);
  if (time === null || typeof time !== 'object' || time instanceof Date) return time;
  return Object.fromEntries(Object.entries(time).map(([name, part]) => [name, withDates(part)]));
}
