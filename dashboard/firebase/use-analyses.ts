'use client';

import type { ListAnalysesReply } from '../../functions/src/contract/callables.ts';
import { isUnderWay } from '../../functions/src/contract/under-way.ts';
import { type AnalysesFilter, fits } from './analyses-filter.ts';
import { analysisOfItem } from './analysis.ts';
import { type AnalysisList, type ListSources, openAnalysisList } from './analysis-list.ts';
import { call } from './callables.ts';
import type { FirestoreConnection } from './connect.ts';
import { listenToNewest, listenToOne } from './listen-to-analyses.ts';
import { usePerson } from './session.tsx';
import { type Heard, useListener } from './use-listener.ts';

type Request = Omit<AnalysesFilter, 'userId'> & { limit: number; cursor: string | null };
type FetchPage = (request: Request) => Promise<ListAnalysesReply>;

/** As many as the callables give at once. */
const fetchedPageSize = 100;

/** The analyses of whoever is signed in: the newest live, older ones on demand. */
export function useMyAnalyses(filter: Omit<AnalysesFilter, 'userId'>): Heard<AnalysisList> {
  const { userId } = usePerson();
  return useAnalyses({ ...filter, userId }, (request) => call('listAnalyses', request));
}

/** Everybody's analyses, or one user's, for admins. */
export function useEverybodysAnalyses(filter: AnalysesFilter): Heard<AnalysisList> {
  const { userId } = filter;
  return useAnalyses(filter, (request) => call('adminListAnalyses', { ...request, userId }));
}

function useAnalyses(filter: AnalysesFilter, fetchPage: FetchPage): Heard<AnalysisList> {
  return useListener(JSON.stringify(filter), (connection, next, refuse) =>
    openAnalysisList(sourcesOf(connection, filter, fetchPage), next, refuse),
  );
}

function sourcesOf(
  connection: FirestoreConnection,
  filter: AnalysesFilter,
  fetchPage: FetchPage,
): ListSources {
  const { analysisType, status } = filter;
  return {
    listenToNewest: (next, refuse) => listenToNewest(connection, filter, next, refuse),
    listenToOne: (analysisId, next, refuse) =>
      listenToOne(
        connection,
        analysisId,
        (analysis) => next(analysis !== null && fits(filter, analysis) ? analysis : null),
        refuse,
      ),
    async fetchPage(cursor) {
      const { items, nextCursor } = await fetchPage({
        analysisType,
        status,
        limit: fetchedPageSize,
        cursor,
      });
      return { analyses: items.map(analysisOfItem), nextCursor };
    },
    isUnderWay: ({ status }) => isUnderWay(status),
  };
}
