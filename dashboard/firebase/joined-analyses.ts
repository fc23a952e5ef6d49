import type { Analysis } from './analysis.ts';

/** What the listener of a list's newest page told last. */
export interface NewestPage {
  /** The newest first; one that has not changed is the same object as before. */
  analyses: readonly Analysis[];
  /** The page ends before the list does. */
  isFull: boolean;
}

/** The newest page, and every older analysis that is known; none is in both. */
export interface JoinedAnalyses {
  newest: NewestPage;
  older: ReadonlyMap<string, Analysis>;
}

export const noAnalyses: JoinedAnalyses = {
  newest: { analyses: [], isFull: false },
  older: new Map(),
};

/** The newest first, as the callables' lists: by timestamp, then by id. */
export function compareNewestFirst(one: Analysis, other: Analysis): number {
  const apartMs = other.timestamp.getTime() - one.timestamp.getTime();
  if (apartMs !== 0) return apartMs;
  if (one.analysisId === other.analysisId) return 0;
  return one.analysisId < other.analysisId ? 1 : -1;
}

/** Nothing is missing in the page's range: whatever is known of it besides is gone from the list. */
export function joinNewest({ newest, older }: JoinedAnalyses, page: NewestPage): JoinedAnalyses {
  const known = [...newest.analyses, ...older.values()];
  return { newest: page, older: byId(known.filter((analysis) => isBelow(page, analysis))) };
}

/** A page of older ones. It may overlap what is known, and be behind what a listener told. */
export function joinFetched(
  { newest, older }: JoinedAnalyses,
  fetched: readonly Analysis[],
): JoinedAnalyses {
  const news = fetched.filter((analysis) => {
    const known = older.get(analysis.analysisId);
    return isBelow(newest, analysis) && (known === undefined || isLater(analysis, known));
  });
  return { newest, older: new Map([...older, ...byId(news)]) };
}

/** What an older one is by now; null where it is gone from the list. */
export function joinOlder(
  joined: JoinedAnalyses,
  analysisId: string,
  analysis: Analysis | null,
): JoinedAnalyses {
  if (!joined.older.has(analysisId)) return joined;
  const older = new Map(joined.older);
  if (analysis === null) older.delete(analysisId);
  else older.set(analysisId, analysis);
  return { ...joined, older };
}

/** The whole list, the newest first. */
export const listOf = ({ newest, older }: JoinedAnalyses): readonly Analysis[] => [
  ...newest.analyses,
  ...[...older.values()].sort(compareNewestFirst),
];

function isBelow({ analyses, isFull }: NewestPage, analysis: Analysis): boolean {
  const last = analyses.at(-1);
  return isFull && last !== undefined && compareNewestFirst(last, analysis) < 0;
}

const isLater = (one: Analysis, other: Analysis) =>
  one.updated_at.getTime() > other.updated_at.getTime();

const byId = (analyses: readonly Analysis[]): Map<string, Analysis> =>
  new Map(analyses.map((analysis) => [analysis.analysisId, analysis]));
