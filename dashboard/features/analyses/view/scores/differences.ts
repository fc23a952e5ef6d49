import type { Report } from '../../../../../functions/src/contract/report.ts';
import { inPoints } from '../../../../../functions/src/contract/score-words.ts';
import type { Range } from '../../../../../functions/src/contract/verdict.ts';

export type Judged = Pick<
  Report,
  'total_score' | 'scores' | 'analyzer' | 'total_range' | 'score_ranges'
>;

/** What a score has gained since the run before. */
export interface Difference {
  /** Between the whole points that people read. */
  points: number;
  /** Whether the two ranges lie apart, so that it is no chance; null where one of them is not told. */
  isClear: boolean | null;
}

/** Null where either run did not measure it. */
export interface Differences {
  total: Difference | null;
  scores: Readonly<Record<string, Difference | null>>;
}

/**
 * Null where another analyzer, or another version of it, judged, or by other criteria, as of another type:
 * their scores mean different things.
 */
export function differencesSince(before: Judged | null, now: Judged): Differences | null {
  if (before === null || before.analyzer !== now.analyzer) return null;
  const keys = Object.keys(now.scores);
  const isSameCriteria = keys.length === Object.keys(before.scores).length;
  if (!(isSameCriteria && keys.every((key) => key in before.scores))) return null;
  const sureOf = ({ scores, score_ranges }: Judged, key: string) => ({
    score: scores[key] ?? null,
    range: score_ranges[key] ?? null,
  });
  const totalOf = ({ total_score: score, total_range: range }: Judged) => ({ score, range });
  return {
    total: difference(totalOf(before), totalOf(now)),
    scores: Object.fromEntries(
      keys.map((key) => [key, difference(sureOf(before, key), sureOf(now, key))]),
    ),
  };
}

interface Sure {
  score: number | null;
  range: Range | null;
}

function difference(before: Sure, now: Sure): Difference | null {
  if (before.score === null || now.score === null) return null;
  const points = Math.round(now.score) - Math.round(before.score);
  const isClear = before.range && now.range && lieApart(before.range, now.range);
  return { points, isClear };
}

const lieApart = (one: Range, other: Range): boolean =>
  one.high < other.low || other.high < one.low;

/** `+11` or `−2`. */
export const signed = (points: number): string =>
  `${points < 0 ? '−' : '+'}${inPoints(Math.abs(points))}`;

/** `+11 since the run before`, and where that may be no gain at all, so. */
export function differenceInWords({ points, isClear }: Difference): string {
  if (points === 0) return 'As in the run before';
  return `${signed(points)} since the run before${isClear === false ? ', which may be chance' : ''}`;
}
