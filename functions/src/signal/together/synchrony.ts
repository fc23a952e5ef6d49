import type { Estimate } from '../../contract/measurements.ts';
import { mean } from '../series.ts';
import { ankleSpeed } from './ankle-speed.ts';
import { chanceCorrectedCorrelation } from './chance-corrected-correlation.ts';
import type { Dancer } from './dancer.ts';
import { hipHeight } from './hip-height.ts';
import { limbSpeed } from './limb-speed.ts';
import type { Pair } from './pair.ts';
import type { Series } from './series.ts';

type Camera = Pair['camera'];

/** Three things of a dancer that partners do at one time, each as wide as the others about its mean. */
export interface Courses {
  /** How fast the limbs move about the trunk. */
  limbs: Series;
  /** How high the hips are. */
  rise: Series;
  /** How fast the feet move in the room. */
  steps: Series;
}

export function coursesOf(dancer: Dancer, camera: Camera): Courses {
  return {
    limbs: standardised(limbSpeed(dancer)),
    rise: standardised(hipHeight(dancer, camera)),
    steps: standardised(ankleSpeed(dancer, camera)),
  };
}

export const allOf = ({ limbs, rise, steps }: Courses): Series[] => [limbs, rise, steps];

/**
 * 1: as one, 0: as two strangers; null where too little shows both. Without a lag: who leads and who
 * follows is under a look apart, and was not found measurable.
 */
export interface Synchrony {
  /** By all three at once. */
  all: Estimate;
  limbs: Estimate;
  rise: Estimate;
  steps: Estimate;
}

export function synchronyOf(one: Courses, other: Courses, pair: Pair): Synchrony {
  return {
    all: chanceCorrectedCorrelation(allOf(one), allOf(other), pair),
    limbs: chanceCorrectedCorrelation([one.limbs], [other.limbs], pair),
    rise: chanceCorrectedCorrelation([one.rise], [other.rise], pair),
    steps: chanceCorrectedCorrelation([one.steps], [other.steps], pair),
  };
}

function standardised(series: Series): Series {
  const seen = series.filter((value) => value !== null);
  const middle = mean(seen);
  const deviation = Math.sqrt(mean(seen.map((value) => (value - middle) ** 2)));
  return series.map((value) =>
    value === null || !(deviation > 0) ? null : (value - middle) / deviation,
  );
}
