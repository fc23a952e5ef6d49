'use client';

import type { QueryConstraint } from 'firebase/firestore';
import type { Summary } from '../../functions/src/contract/summary.ts';
import type { AnalysisType, Status } from '../../functions/src/contract/vocabulary.ts';
import { type Analysis, withDates } from './analysis.ts';
import type { FirestoreConnection } from './connect.ts';
import { type Heard, useListener } from './use-listener.ts';

export interface AnalysesFilter {
  /** Null: everybody's, for admins. */
  userId: string | null;
  analysisType: AnalysisType | null;
  status: Status | null;
}
export interface NewestPage {
  /** The newest first; one that has not changed is the same object as before. */
  analyses: readonly Analysis[];
  /** Those that this change took from the page: deleted, filtered out, or pushed out by newer ones. */
  gone: readonly Analysis[];
}

export const newestPageSize = 50;

/** The newest page of a list, live. Older pages come from `listAnalyses` and `adminListAnalyses`. */
export function useNewestAnalyses(filter: AnalysesFilter): Heard<NewestPage> {
  return useListener(JSON.stringify(filter), (connection, next, refuse) => {
    const { firestore, collection, onSnapshot, query } = connection;
    const known = new Map<string, Analysis>();
    return onSnapshot(
      query(collection(firestore, 'analyses'), ...constraintsOf(filter, connection)),
      (snapshot) => {
        const gone: Analysis[] = [];
        for (const { type, doc } of snapshot.docChanges()) {
          const before = known.get(doc.id);
          if (type !== 'removed') known.set(doc.id, analysisOf(doc.id, doc.data()));
          else if (known.delete(doc.id) && before) gone.push(before);
        }
        const analyses = snapshot.docs.flatMap(({ id }) => known.get(id) ?? []);
        next({ analyses, gone });
      },
      refuse,
    );
  });
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
    limit(newestPageSize),
  ];
}
