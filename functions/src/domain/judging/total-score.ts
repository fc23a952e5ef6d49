import type { Scores } from '../../contract/summary.ts';

/** Mean of the scores that are not null, to one decimal; null where none was measured. */
export function totalScore(scores: Scores): number | null {
  const measured = Object.values(scores).filter((score) => score !== null);
  if (measured.length === 0) return null;
  const mean = measured.reduce((sum, score) => sum + score, 0) / measured.length;
  return Math.round(mean * 10) / 10;
}
