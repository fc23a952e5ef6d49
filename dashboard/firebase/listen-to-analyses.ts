import type { QueryConstraint } from 'firebase/firestore';
import type { Summary } from '../../functions/src/contract/summary.ts';
import type { AnalysesFilter } from './analyses-filter.ts';
import { type Analysis, withDates } from './analysis.ts';
import type { FirestoreConnection } from './connect.ts';
import type { NewestPage } from './joined-analyses.ts';

const newestPageSize = 50;

/** The newest page of a list, live, from the first answer of the service on. */
export function listenToNewest(
  connection: FirestoreConnection,
  filter: AnalysesFilter,
  next: (page: NewestPage) => void,
  refuse: (error: Error) => void,
): () => void {
  const { firestore, collection, onSnapshot, query } = connection;
  const known = new Map<string, Analysis>();
  let hasTold = false;
  return onSnapshot(
    query(collection(firestore, 'analyses'), ...constraintsOf(filter, connection)),
    { includeMetadataChanges: true },
    (snapshot) => {
      const changes = snapshot.docChanges();
      for (const { type, doc } of changes) {
        if (type === 'removed') known.delete(doc.id);
        else known.set(doc.id, analysisOf(doc.id, doc.data()));
      }
      // Without a connection the cache answers first, and it is empty.
      const isNews = hasTold ? changes.length > 0 : !snapshot.metadata.fromCache;
      if (!isNews) return;
      hasTold = true;
      const analyses = snapshot.docs.flatMap(({ id }) => known.get(id) ?? []);
      next({
        analyses: analyses.slice(0, newestPageSize),
        isFull: analyses.length > newestPageSize,
      });
    },
    refuse,
  );
}

/** One analysis, live; null where there is none, as after a delete. */
export function listenToOne(
  { firestore, doc, onSnapshot }: FirestoreConnection,
  analysisId: string,
  next: (analysis: Analysis | null) => void,
  refuse: (error: Error) => void,
): () => void {
  return onSnapshot(
    doc(firestore, 'analyses', analysisId),
    { includeMetadataChanges: true },
    (snapshot) => {
      const data = snapshot.data();
      // Without a connection the cache answers, and it is empty: that is no delete.
      if (data === undefined && snapshot.metadata.fromCache) return;
      next(data === undefined ? null : analysisOf(analysisId, data));
    },
    refuse,
  );
}

const analysisOf = (analysisId: string, data: unknown): Analysis => ({
  ...(withDates(data) as Summary),
  analysisId,
});

function constraintsOf(
  { userId, analysisType, status }: AnalysesFilter,
  { where, orderBy, limit }: FirestoreConnection,
): QueryConstraint[] {
  return [
    ...(userId === null ? [] : [where('user_id', '==', userId)]),
    ...(analysisType === null ? [] : [where('analysis_type', '==', analysisType)]),
    ...(status === null ? [] : [where('status', '==', status)]),
    orderBy('timestamp', 'desc'),
    // The one more tells whether there are older ones.
    limit(newestPageSize + 1),
  ];
}
