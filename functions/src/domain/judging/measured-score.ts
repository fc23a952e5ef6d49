import type { Measurements } from '../../contract/measurements.ts';
import { type MeasureKey, measures } from '../../contract/measures.ts';
import type { Curve, MeasuredScore } from '../../contract/profiles/profile.ts';
import type { Range } from '../../contract/verdict.ts';
import { spreads } from './spreads.ts';

/** What was measured, by key; null: not measured. */
export type Readings = (measure: MeasureKey) => number | null;

export const readingsOf =
  (measurements: Measurements): Readings =>
  (measure) =>
    measures[measure].read(measurements);

/** 0..100; null where a measurement that it rests on is missing, or where it rests on none. */
export function measuredScore(score: MeasuredScore | null, readings: Readings): number | null {
  const sum = sumOf(score, readings);
  return score === null || sum === null ? null : pointsOf(score.curve, sum);
}

/** Where it lies, as far as its measurements may err; null where there is no score. */
export function measuredRange(
  score: MeasuredScore | null,
  readings: Readings,
  measurements: Measurements,
): Range | null {
  const sum = sumOf(score, readings);
  if (score === null || sum === null) return null;
  const half = halfWidthOf(score, measurements);
  return { low: pointsOf(score.curve, sum - half), high: pointsOf(score.curve, sum + half) };
}

function sumOf(score: MeasuredScore | null, readings: Readings): number | null {
  if (score === null) return null;
  let sum = 0;
  for (const { measure, weight } of score.from) {
    const value = readings(measure);
    if (value === null) return null;
    sum += weight * Math.max(0, value);
  }
  return sum;
}

/** Within a family errors add up; families err by themselves, so that their squares do. */
function halfWidthOf({ from }: MeasuredScore, measurements: Measurements): number {
  const families = new Map<string, number>();
  for (const { measure, weight } of from) {
    const { family, halfWidth } = spreads[measure];
    families.set(family, (families.get(family) ?? 0) + weight * halfWidth(measurements));
  }
  return Math.hypot(...families.values());
}

const pointsOf = (curve: Curve, value: number): number =>
  Math.round(100 * onCurve(curve, Math.max(0, value)));

function onCurve(curve: Curve, value: number): number {
  switch (curve.kind) {
    case 'linear':
      return Math.min(1, value);
    case 'root':
      return Math.sqrt(Math.min(1, value));
  }
}
