import type { Firestore } from 'firebase-admin/firestore';
import { operationsSchema } from '../../contract/operations.ts';
import type { OperationsBoard } from '../../workflows/ports/monitoring.ts';

/** What is ours of `operations/current`; the budget ledger writes the rest. */
const ownFields = Object.keys(operationsSchema.shape);

export function createOperationsBoard(firestore: Firestore): OperationsBoard {
  const ref = firestore.collection('operations').doc('current');
  return {
    async updatedAt() {
      return (await ref.get()).get('updated_at')?.toDate() ?? null;
    },
    async show(operations) {
      await ref.set(operations, { mergeFields: ownFields });
    },
  };
}
