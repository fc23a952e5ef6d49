import type { Measurements } from '../../contract/measurements.ts';
import { type MeasureKey, measures } from '../../contract/measures.ts';
import type { Curve, MeasuredScore } from '../../contract/profiles/profile.ts';

/** What was measured, by key; null: not measured. */
export type Readings = (measure: MeasureKey) => number | null;

export const readingsOf =
  (measurements: Measurements): Readings =>
  (measure) =>
    measures[measure].read(measurements);

/** 0..100; null where a measurement that it rests on is missing, or where it rests on none. */
export function measuredScore(score: MeasuredScore | null, readings: Readings): number | null {
  if (score === null) return null;
  let sum = 0;
  for (const { measure, weight } of score.from) {
    const value = readings(measure);
    if (value === null) return null;
    sum += weight * Math.max(0, value);
  }
  return Math.round(100 * onCurve(score.curve, sum));
}

function onCurve(curve: Curve, value: number): number {
  switch (curve.kind) {
    case 'linear':
      return Math.min(1, value);
    case 'root':
      return Math.sqrt(Math.min(1, value));
    case 'saturating':
      return 1 - Math.exp(-value / curve.at);
  }
}
