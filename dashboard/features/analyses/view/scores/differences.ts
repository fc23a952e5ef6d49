import type { Report } from '../../../../../functions/src/contract/report.ts';

export type Judged = Pick<Report, 'total_score' | 'scores' | 'analyzer'>;

/** Points gained since an earlier run; null where either did not measure it. */
export interface Differences {
  total: number | null;
  scores: Readonly<Record<string, number | null>>;
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
  return {
    total: difference(before.total_score, now.total_score),
    scores: Object.fromEntries(
      keys.map((key) => [key, difference(before.scores[key] ?? null, now.scores[key] ?? null)]),
    ),
  };
}

function difference(before: number | null, now: number | null): number | null {
  return before === null || now === null ? null : now - before;
}

/** +2.1, −0.4, or ±0.0. */
export function formatDifference(points: number): string {
  const digits = Math.abs(points).toFixed(1);
  if (digits === '0.0') return '±0.0';
  return `${points > 0 ? '+' : '−'}${digits}`;
}
