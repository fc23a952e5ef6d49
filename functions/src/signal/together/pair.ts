import type { Estimate } from '../../contract/measurements.ts';
import type { CameraPath } from '../camera/camera-path.ts';
import { clamp, rounded } from '../series.ts';
import { type Dancer, ratePerSecond } from './dancer.ts';

/** Two who are seen at once. */
export interface Pair {
  one: Dancer;
  other: Dancer;
  /** What the camera did meanwhile; null: unknown, and taken to stand. */
  camera: CameraPath | null;
}

/**
 * Fewer seconds of both tell nothing. Of 18 filmed couples and their dancers with the partners of other
 * clips, windows of 2 s lie right in .90 of the comparisons by all three series of `synchrony.ts`, of 3 s
 * in .95, of 4 s in .97; by the speed of the limbs alone in .83, .88 and .91.
 */
export const leastSeconds = 3;

/** Strangers' correlations stray by .31 in 3 s, by .23 in 7 s: as sure as any length, half of it after so long. */
const halfSureSeconds = 4;

/** How surely so many looks with both tell it, 0..1. */
export function confidenceOf(looks: number, { one, other }: Pair): number {
  const seconds = looks / ratePerSecond(one);
  const coverage = clamp(looks / one.looks.length, 0, 1);
  const clarity = Math.min(one.body.clarity, other.body.clarity);
  return (clarity * coverage * seconds) / (seconds + halfSureSeconds);
}

/** Null where fewer than three seconds show both. */
export function estimateOfPair(value: number | null, looks: number, pair: Pair): Estimate {
  if (value === null || looks < leastSeconds * ratePerSecond(pair.one)) return null;
  return {
    value: rounded(clamp(value, -1, 1)),
    confidence: rounded(confidenceOf(looks, pair)),
  };
}
