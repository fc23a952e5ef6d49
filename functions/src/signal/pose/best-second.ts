import type { Moment } from '../../contract/body.ts';
import { clamp, mean, quantile, rounded } from '../series.ts';
import { extensionOf } from './extension.ts';
import { isMostlyUpright, postureOf, uprightShare } from './posture.ts';
import { rangeOf } from './range.ts';
import type { Reading } from './reading.ts';
import type { SeenBody, SeenFrame } from './seen-frames.ts';
import { smoothnessOf } from './smoothness.ts';
import { symmetryOf } from './symmetry.ts';

interface Second {
  seconds: number;
  /** 0..1: share of its frames in which a body was seen. */
  seen: number;
  readings: readonly (Reading | null)[];
}
interface RatedSecond extends Second {
  rating: number;
}

const fewestSeconds = 3;
const leastSeen = 0.5;
/** Of the mean of five measures: the best and the worst are no nearer than that. */
const leastDifference = 0.05;
/** So far from the middle one, a second stands out surely. */
const sureDifference = 0.15;

/**
 * The whole seconds in which the five measures, told from each second alone, are highest and lowest
 * together; how upright a body is counts where it mostly is. Null for fewer than three seconds with half
 * of their frames seen, or where all are alike.
 */
export function bestAndWorstSecond(body: SeenBody): { best: Moment; worst: Moment } {
  const rated = rate(secondsOf(body)).toSorted((one, other) => other.rating - one.rating);
  const [best, worst] = [rated[0], rated.at(-1)];
  if (best === undefined || worst === undefined || rated.length < fewestSeconds)
    return { best: null, worst: null };
  if (best.rating - worst.rating < leastDifference) return { best: null, worst: null };
  const middle = quantile(
    rated.map(({ rating }) => rating),
    0.5,
  );
  return { best: momentOf(best, middle, body), worst: momentOf(worst, middle, body) };
}

function momentOf({ seconds, seen, rating }: RatedSecond, middle: number, body: SeenBody): Moment {
  const standsOut = clamp(Math.abs(rating - middle) / sureDifference, 0, 1);
  return { seconds, confidence: rounded(standsOut * seen * body.clarity) };
}

function secondsOf({ frames, framesPerSecond }: SeenBody): Second[] {
  const isUpright = isMostlyUpright(uprightShare(frames));
  const bySecond = Map.groupBy(frames, ({ seconds }) => Math.floor(seconds));
  return [...bySecond].flatMap(([seconds, its]) => {
    const seen = clamp(its.length / framesPerSecond, 0, 1);
    if (seen < leastSeen) return [];
    return [{ seconds, seen, readings: readingsOf(its, framesPerSecond, isUpright) }];
  });
}

function readingsOf(
  frames: readonly SeenFrame[],
  framesPerSecond: number,
  isUpright: boolean,
): (Reading | null)[] {
  return [
    extensionOf(frames),
    symmetryOf(frames),
    isUpright ? postureOf(frames) : null,
    rangeOf(frames),
    smoothnessOf(frames, framesPerSecond),
  ];
}

/** By the mean of what each measure is above its mean; one that is missing counts for neither. */
function rate(seconds: readonly Second[]): RatedSecond[] {
  const measures = seconds[0]?.readings.length ?? 0;
  const means = Array.from({ length: measures }, (_, measure) =>
    mean(seconds.flatMap(({ readings }) => readings[measure]?.value ?? [])),
  );
  return seconds.map((second) => ({
    ...second,
    rating: mean(
      second.readings.map((reading, measure) =>
        reading === null ? 0 : reading.value - (means[measure] ?? 0),
      ),
    ),
  }));
}
