import { middleOfSides, type PointAt, type SurePoint, weightOf } from './sure-points.ts';
import type { WeightedValue } from './weighted-values.ts';

/** Between the middles of the shoulders and of the hips. */
export function trunkLength(at: PointAt): WeightedValue {
  return lengthBetween(middleOfSides(at, 'shoulder'), middleOfSides(at, 'hip'));
}

export function shoulderWidth(at: PointAt): WeightedValue {
  return lengthBetween(at('left_shoulder'), at('right_shoulder'));
}

/** Below it lies half of the weight; 0 of none. */
export function usualLength(lengths: readonly WeightedValue[]): number {
  const whole = lengths.reduce((sum, { weight }) => sum + weight, 0);
  let below = 0;
  for (const { value, weight } of lengths.toSorted((one, other) => one.value - other.value)) {
    below += weight;
    if (2 * below >= whole) return value;
  }
  return 0;
}

function lengthBetween(one: SurePoint, other: SurePoint): WeightedValue {
  return { value: Math.hypot(one.x - other.x, one.y - other.y), weight: weightOf(one, other) };
}
