import {
  type DocumentReference,
  FieldValue,
  type Firestore,
  type QueryDocumentSnapshot,
} from 'firebase-admin/firestore';
import { rateKey } from '../../domain/limits/rates.ts';
import { peaksCountMs } from '../../domain/operations/worker-memory.ts';
import { queries } from '../../domain/queries.ts';
import type { Traces } from '../../workflows/ports/accounts.ts';
import type { Clock } from '../../workflows/ports.ts';
import { rateRef } from '../rate-limiter/exact-limiter.ts';
import { summaryRef } from './documents.ts';
import { findDocuments } from './run-query.ts';

/** A batch may hold 500. */
const pageSize = 100;
/** What Firestore compares with at once. */
const mostCompared = 30;

export function createTraces(firestore: Firestore, clock: Pick<Clock, 'now'>): Traces {
  const collection = (name: string) => firestore.collection(name);

  /** Acts on a page at a time until there is none; what it acts on must leave the query. */
  async function untilNone(
    find: () => Promise<QueryDocumentSnapshot[]>,
    act: (document: QueryDocumentSnapshot) => Promise<unknown>,
  ): Promise<number> {
    let count = 0;
    for (;;) {
      const page = await find();
      await Promise.all(page.map(act));
      count += page.length;
      if (page.length < pageSize) return count;
    }
  }

  /** `progress/{uid}`, `{uid}-2` and so on, without a gap. */
  async function progressOf(userId: string): Promise<DocumentReference[]> {
    const refs: DocumentReference[] = [];
    for (let part = 1; ; part += 1) {
      const ref = collection('progress').doc(part === 1 ? userId : `${userId}-${part}`);
      if (!(await ref.get()).exists) return refs;
      refs.push(ref);
    }
  }

  return {
    async removeOfUser(userId) {
      const caller = { userId, isAdmin: false };
      const named = [
        collection('webhook_secrets').doc(userId),
        rateRef(firestore, rateKey(caller) ?? ''),
        ...(await progressOf(userId)),
      ];
      const there = (await firestore.getAll(...named)).filter(({ exists }) => exists);
      await Promise.all(there.map(({ ref }) => ref.delete()));
      const notes = await untilNone(
        () => findDocuments(firestore.collectionGroup('notes'), queries.notesBy(userId), pageSize),
        ({ ref }) => ref.delete(),
      );
      const asked = await untilNone(
        () => findDocuments(collection('analyses'), queries.rerunsAskedBy(userId), pageSize),
        ({ ref }) => ref.update({ rerun_requested_by: FieldValue.delete() }),
      );
      return there.length + notes + asked;
    },

    async removeOfAnalyses(analysisIds) {
      for (let from = 0; from < analysisIds.length; from += mostCompared) {
        const some = analysisIds.slice(from, from + mostCompared);
        await untilNone(
          () => findDocuments(collection('idempotency'), queries.claimsOf(some), pageSize),
          ({ ref }) => ref.delete(),
        );
      }
    },

    async removeFromWorkers() {
      const since = new Date(clock.now().getTime() - peaksCountMs);
      const heard = queries.workersHeardSince(since);
      const workers = await findDocuments(collection('workers'), heard, pageSize);
      const naming = workers.filter((worker) => worker.get('analysis_id') !== '');
      if (naming.length === 0) return;
      const named = naming.map((worker) => summaryRef(firestore, worker.get('analysis_id')));
      const analyses = await firestore.getAll(...named, { fieldMask: [] });
      const gone = naming.filter((_worker, index) => !analyses[index]?.exists);
      await Promise.all(gone.map(({ ref }) => ref.update({ analysis_id: '', run_id: '' })));
    },
  };
}
