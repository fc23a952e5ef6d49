import type { Report } from '../../../functions/src/contract/report.ts';

type Scored = Pick<Report, 'total_score' | 'scores'>;

/** Points gained since an earlier run; null where either did not measure it. */
export interface Differences {
  total: number | null;
  scores: Readonly<Record<string, number | null>>;
}

export function differencesSince(before: Scored, now: Scored): Differences {
  const keys = Object.keys(now.scores);
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
