import type { Estimate } from '../../contract/measurements.ts';
import type { CameraPath } from '../camera/camera-path.ts';
import { mean, rounded } from '../series.ts';
import type { Dancer } from './dancer.ts';
import { jointTurns } from './joint-turns.ts';
import type { Pair } from './pair.ts';
import type { Series } from './series.ts';
import { type Sides, sidesOf } from './sides.ts';
import { allOf, type Courses, coursesOf, type Synchrony, synchronyOf } from './synchrony.ts';
import { synchronyOverTime } from './synchrony-over-time.ts';

/** A dancer with all that is compared. */
export interface Mover {
  dancer: Dancer;
  courses: Courses;
  turns: readonly Series[];
}

/** Two of them, and what they do together. */
export interface MeasuredPair extends Pair, Sides {
  synchrony: Synchrony;
  overTime: Series;
}

export const moverOf = (dancer: Dancer, camera: CameraPath | null): Mover => ({
  dancer,
  courses: coursesOf(dancer, camera),
  turns: jointTurns(dancer),
});

export function measurePair(one: Mover, other: Mover, camera: CameraPath | null): MeasuredPair {
  const pair: Pair = { one: one.dancer, other: other.dancer, camera };
  const rate = one.dancer.body.framesPerSecond;
  return {
    ...pair,
    ...sidesOf(one.turns, other.turns, pair),
    synchrony: synchronyOf(one.courses, other.courses, pair),
    overTime: synchronyOverTime(allOf(one.courses), allOf(other.courses), rate),
  };
}

/** Of several pairs, their mean; null where none of them was told. */
export function meanEstimate(of: readonly Estimate[]): Estimate {
  const told = of.filter((estimate) => estimate !== null);
  if (told.length === 0) return null;
  return {
    value: rounded(mean(told.map(({ value }) => value))),
    // What was not told lowers it.
    confidence: rounded(told.reduce((sum, { confidence }) => sum + confidence, 0) / of.length),
  };
}

/** Look by look, the mean of those that tell. */
export function meanSeries(of: readonly Series[]): Series {
  return Array.from({ length: of[0]?.length ?? 0 }, (_, look) => {
    const told = of.flatMap((series) => series[look] ?? []);
    return told.length === 0 ? null : mean(told);
  });
}
