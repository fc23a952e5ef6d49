import type { Range } from '../../contract/verdict.ts';
import { clamp } from '../../signal/series.ts';
import type { JudgedCriterion } from './judge-answer.ts';
import { hundredOf } from './judged-figures.ts';

/** The judges' scale, 1 to 10, as scores are stored. */
const scale = { low: 10, high: 100 };
/** A half step, the finest that judges score in, to both sides: nobody is surer than that. */
export const leastWidth = 10;
/**
 * The anchors of the scale stand 30 apart (`anchorScores`). Where a model gives no range, its score is taken to
 * say by which of them it lies and no more: half the way to the next, on both sides.
 */
export const halfwayToNextAnchor = 15;

/** Between which a score lies, 0..100; swapped ends are sorted, and it is widened to hold the score. */
export function judgedRange({ low, high }: JudgedCriterion, score: number): Range {
  const ends = [
    low === null ? score - halfwayToNextAnchor : hundredOf(low),
    high === null ? score + halfwayToNextAnchor : hundredOf(high),
  ];
  return widened({ low: Math.min(...ends), high: Math.max(...ends) }, [score]);
}

/** The range with the scores within it, on the scale, and no narrower than `leastWidth`. */
export function widened({ low, high }: Range, scores: readonly number[]): Range {
  const step = leastWidth / 2;
  const lowest = Math.min(low, ...scores);
  const highest = Math.max(high, ...scores);
  const isNarrow = highest - lowest < leastWidth;
  const middle = (lowest + highest) / 2;
  const [from, to] = isNarrow ? [middle - step, middle + step] : [lowest, highest];
  return {
    low: clamp(from, scale.low, scale.high - leastWidth),
    high: clamp(to, scale.low + leastWidth, scale.high),
  };
}
