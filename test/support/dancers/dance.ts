import type { Pose } from '../../unit/signal/pose/synthesize-track.ts';
import { seededRandom } from '../synthesize-sound.ts';

/** What a drawn dancer does at a second. */
export interface Moment {
  pose: Pose;
  /** Of the hips from where the dancer stands, in trunk lengths, to the right and down. */
  hips: { x: number; y: number };
}
export type Dance = (seconds: number) => Moment;

/** 120 a minute. */
const usualCount = 0.5;
type Figure = readonly number[];
/** Least and most of each of `momentOf`'s numbers. */
const ranges = [
  ...[[-8, 8]],
  ...[
    [5, 140],
    [0, 110],
    [5, 140],
    [0, 110],
  ],
  ...[
    [0, 35],
    [0, 60],
    [0, 35],
    [0, 60],
  ],
  ...[
    [-0.3, 0.3],
    [-0.12, 0.12],
  ],
] as const satisfies readonly (readonly [number, number])[];

/** How far the next figure is reached at a share of its count, 0..1. */
export type Reach = (share: number) => number;
export const evenly: Reach = (share) => (1 - Math.cos(Math.PI * share)) / 2;

/** All of the way in the last part of a count, and a rest before. */
export const inLast =
  (part: number): Reach =>
  (share) =>
    evenly(Math.max(0, 1 - (1 - share) / part));

/** A dance of its own for each seed: another figure on each count, reached evenly or as is told. */
export function danceOf(seed: number, countSeconds = usualCount, reach: Reach = evenly): Dance {
  const random = seededRandom(seed * 7_919 + 17);
  const figures: Figure[] = [];
  const figureAt = (count: number): Figure => {
    while (figures.length <= count) {
      figures.push(ranges.map(([least, most]) => least + (most - least) * random()));
    }
    return figures[count] ?? [];
  };
  return (seconds) => {
    const counts = Math.max(0, seconds) / countSeconds;
    const [before, after] = [Math.floor(counts), Math.floor(counts) + 1].map(figureAt);
    const share = reach(counts % 1);
    return momentOf(
      ranges.map((_, index) => {
        const [from, to] = [before?.[index] ?? 0, after?.[index] ?? 0];
        return from + share * (to - from);
      }),
    );
  };
}

function momentOf(numbers: readonly number[]): Moment {
  const [lean = 0, la = 0, lf = 0, ra = 0, rf = 0, ll = 0, lk = 0, rl = 0, rk = 0] = numbers;
  const [x = 0, y = 0] = numbers.slice(-2);
  return {
    pose: {
      lean,
      leftArm: { raised: la, folded: lf },
      rightArm: { raised: ra, folded: rf },
      leftLeg: { raised: ll, folded: lk },
      rightLeg: { raised: rl, folded: rk },
    },
    hips: { x, y },
  };
}

export const later =
  (dance: Dance, seconds: number): Dance =>
  (at) =>
    dance(at - seconds + 30);

/** As somebody who stands opposite does it: the left limbs do what the right ones did. */
export const inMirror =
  (dance: Dance): Dance =>
  (at) => {
    const { pose, hips } = dance(at);
    return {
      pose: {
        lean: -pose.lean,
        leftArm: pose.rightArm,
        rightArm: pose.leftArm,
        leftLeg: pose.rightLeg,
        rightLeg: pose.leftLeg,
      },
      hips: { x: -hips.x, y: hips.y },
    };
  };

/** One dance, and from one second to another a different one. */
export const leavingFor =
  (dance: Dance, other: Dance, from: number, to: number): Dance =>
  (at) =>
    (at >= from && at < to ? other : dance)(at);
