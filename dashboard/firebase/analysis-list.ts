import type { Analysis } from './analysis.ts';
import {
  joinFetched,
  joinNewest,
  joinOlder,
  listOf,
  type NewestPage,
  noAnalyses,
} from './joined-analyses.ts';

/** Where a list comes from. */
export interface ListSources {
  listenToNewest(next: (page: NewestPage) => void, refuse: (error: Error) => void): () => void;
  /** Tells null where it is gone from the list. */
  listenToOne(
    analysisId: string,
    next: (analysis: Analysis | null) => void,
    refuse: (error: Error) => void,
  ): () => void;
  /** From the newest on without a cursor; the next cursor is null at the end. */
  fetchPage(
    cursor: string | null,
  ): Promise<{ analyses: readonly Analysis[]; nextCursor: string | null }>;
  isUnderWay(analysis: Analysis): boolean;
}

export interface AnalysisList {
  /** The newest first; one that has not changed is the same object as before. */
  analyses: readonly Analysis[];
  hasOlder: boolean;
  isFetching: boolean;
  /** Why no older ones could be had; null where nothing was wrong. */
  problem: string | null;
  showOlder: () => Promise<void>;
  /** Has one of the list stay live until a run of it, which is about to begin, has ended. */
  follow: (analysisId: string) => void;
}

/**
 * Listens to the newest page, and to each older analysis for as long as it is under way, so that
 * nothing has to be asked for again. Answers the way to close it.
 */
export function openAnalysisList(
  sources: ListSources,
  next: (list: AnalysisList) => void,
  refuse: (error: Error) => void,
): () => void {
  let joined = noAnalyses;
  let cursor: string | null = null;
  let isWholeFetched = false;
  let isFetching = false;
  let problem: string | null = null;
  let isClosed = false;
  const followed = new Set<string>();
  const listeners = new Map<string, () => void>();

  function tell(): void {
    if (isClosed) return;
    listenToOlder();
    const hasOlder = joined.newest.isFull && !isWholeFetched;
    next({ analyses: listOf(joined), hasOlder, isFetching, problem, showOlder, follow });
  }

  function listenToOlder(): void {
    const needsListener = (analysis: Analysis | undefined) =>
      analysis !== undefined && (sources.isUnderWay(analysis) || followed.has(analysis.analysisId));
    for (const [id, stop] of listeners) {
      if (needsListener(joined.older.get(id))) continue;
      listeners.delete(id);
      stop();
    }
    for (const [id, analysis] of joined.older) {
      if (listeners.has(id) || !needsListener(analysis)) continue;
      listeners.set(
        id,
        sources.listenToOne(id, (now) => hearOne(id, now), refuse),
      );
    }
  }

  function hearOne(analysisId: string, analysis: Analysis | null): void {
    if (analysis !== null && sources.isUnderWay(analysis)) followed.delete(analysisId);
    joined = joinOlder(joined, analysisId, analysis);
    tell();
  }

  async function showOlder(): Promise<void> {
    if (isFetching) return;
    isFetching = true;
    problem = null;
    tell();
    try {
      const page = await sources.fetchPage(cursor);
      joined = joinFetched(joined, page.analyses);
      cursor = page.nextCursor;
      isWholeFetched = cursor === null;
    } catch (error) {
      problem = (error as Error).message;
    }
    isFetching = false;
    tell();
  }

  function follow(analysisId: string): void {
    if (!joined.older.has(analysisId)) return;
    followed.add(analysisId);
    listenToOlder();
  }

  const stopNewest = sources.listenToNewest((page) => {
    joined = joinNewest(joined, page);
    tell();
  }, refuse);
  return () => {
    isClosed = true;
    stopNewest();
    for (const stop of listeners.values()) stop();
  };
}
