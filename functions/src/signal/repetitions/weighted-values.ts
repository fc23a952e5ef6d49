import type { PoseTrack } from '../pose/pose-track.ts';
import { mean } from '../series.ts';
import type { Positions } from './positions.ts';
import { smoothByWeight } from './weighted-smoothing.ts';

/** One position at one moment, and what it weighs, 0..1. */
export interface WeightedValue {
  value: number;
  weight: number;
}

/** As sure as the points of a body usually are: a series that is less sure counts for less. */
const usualScore = 0.7;

/** Series of a reading for each frame of the track; null of less than two frames. */
export function positionsOf(
  { seconds }: PoseTrack,
  readings: readonly (readonly WeightedValue[])[],
  leastRange: number,
): Positions | null {
  const frames = seconds.length;
  const length = (seconds[frames - 1] ?? 0) - (seconds[0] ?? 0);
  if (frames < 2 || length <= 0) return null;
  const rate = (frames - 1) / length;
  const series = readings.map((own) => {
    const weights = own.map(({ weight }) => weight);
    const score = Math.sqrt(mean(weights));
    const share = Math.min(1, score / usualScore);
    const values = own.map(({ value }) => value);
    return smoothByWeight(values, weights, rate).map((value) => share * value);
  });
  return { rate, startSeconds: seconds[0] ?? 0, series, leastRange };
}
