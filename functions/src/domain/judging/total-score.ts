import type { Scores } from '../../contract/summary.ts';
import type { Range, Ranges } from '../../contract/verdict.ts';
import { mean, rounded } from '../../signal/series.ts';

/**
 * Mean of the scores that are not null, to one decimal; null where they are fewer than half of the
 * profile's criteria: `scores` has an entry for each.
 */
export function totalScore(scores: Scores): number | null {
  const all = Object.values(scores);
  const measured = all.filter((score) => score !== null);
  if (measured.length === 0 || measured.length < all.length / 2) return null;
  return rounded(mean(measured), 1);
}

/**
 * What bears on one criterion bears on the others too: the mean of the lows, and of the highs. Null where
 * there is no total, or a score of it without a range.
 */
export function totalRange(scores: Scores, ranges: Ranges): Range | null {
  if (totalScore(scores) === null) return null;
  const measured = Object.keys(scores).filter((key) => scores[key] !== null);
  const told = measured.flatMap((key) => ranges[key] ?? []);
  if (told.length < measured.length) return null;
  return {
    low: rounded(mean(told.map(({ low }) => low)), 1),
    high: rounded(mean(told.map(({ high }) => high)), 1),
  };
}
