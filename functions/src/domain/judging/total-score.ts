import type { Scores } from '../../contract/summary.ts';
import type { Range, Ranges } from '../../contract/verdict.ts';
import { mean } from '../../signal/series.ts';

/** Mean of the scores that are not null, to one decimal; null where none was measured. */
export function totalScore(scores: Scores): number | null {
  const measured = Object.values(scores).filter((score) => score !== null);
  if (measured.length === 0) return null;
  const mean = measured.reduce((sum, score) => sum + score, 0) / measured.length;
  return Math.round(mean * 10) / 10;
}

/** What bears on one criterion bears on the others too: the mean of the lows, and of the highs. */
export function totalRange(scores: Scores, ranges: Ranges): Range | null {
  const told = Object.keys(scores).flatMap((key) => ranges[key] ?? []);
  if (totalScore(scores) === null || told.length === 0) return null;
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    low: round(mean(told.map(({ low }) => low))),
    high: round(mean(told.map(({ high }) => high))),
  };
}
