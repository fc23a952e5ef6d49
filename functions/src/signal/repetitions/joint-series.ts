import { angleAt } from '../pose/joint-angles.ts';
import { landmarks, type PoseTrack, valuesPerLandmark } from '../pose/pose-track.ts';
import { type Point, type SeenFrame, sides } from '../pose/seen-frames.ts';
import { quantile } from '../series.ts';
import type { Positions } from './count-repetitions.ts';

/** A landmark that is less sure is not known. */
const leastScore = 0.3;
/** A series that is known in fewer of the frames is left out. */
const leastKnown = 0.6;
/** In radians, and in lengths of the trunk. */
const leastRange = 0.25;

type Side = (typeof sides)[number];
type PointAt = SeenFrame['at'];
type Joint = (at: PointAt, trunk: number) => number | null;

const joints: readonly Joint[] = [
  ...sides.flatMap((side) => jointsOf(side)),
  (at, trunk) => height(middle(at, 'hip'), middle(at, 'ankle'), trunk),
  (at, trunk) => height(middle(at, 'shoulder'), middle(at, 'ankle'), trunk),
  // A jump lifts all of it: it shows against the picture alone.
  (at, trunk) => height(middle(at, 'hip'), { x: 0, y: 0 }, trunk),
];

/** Angles of joints and heights of hands and trunk, evenly spaced; null where too little was seen. */
export function jointSeries(track: PoseTrack): Positions | null {
  const { seconds } = track;
  const frames = seconds.length;
  const length = (seconds[frames - 1] ?? 0) - (seconds[0] ?? 0);
  if (frames < 2 || length <= 0) return null;
  const points = Array.from({ length: frames }, (_, frame) => pointsOf(track, frame));
  const trunks = points.flatMap((at) => trunkLength(at) ?? []);
  const trunk = quantile(trunks, 0.5);
  if (trunk === 0) return null;
  const series = joints
    .map((joint) => points.map((at) => joint(at, trunk)))
    .filter((values) => values.filter((value) => value !== null).length >= leastKnown * frames)
    .map((values) => evenlySpaced(values, seconds));
  if (series.length === 0) return null;
  return { rate: (frames - 1) / length, startSeconds: seconds[0] ?? 0, series, leastRange };
}

function jointsOf(side: Side): Joint[] {
  return [
    (at) => angleAt({ at }, `${side}_shoulder`, `${side}_elbow`, `${side}_wrist`),
    (at) => angleAt({ at }, `${side}_elbow`, `${side}_shoulder`, `${side}_hip`),
    (at) => angleAt({ at }, `${side}_shoulder`, `${side}_hip`, `${side}_knee`),
    (at) => angleAt({ at }, `${side}_hip`, `${side}_knee`, `${side}_ankle`),
    (at, trunk) => height(at(`${side}_wrist`), at(`${side}_shoulder`), trunk),
  ];
}

/** In heights of the picture; null where it was not seen well enough. */
function pointsOf({ values, aspect }: PoseTrack, frame: number): PointAt {
  return (name) => {
    const index = landmarks.findIndex((landmark) => landmark.name === name);
    const at = (frame * landmarks.length + index) * valuesPerLandmark;
    const [x = 0, y = 0, score = 0] = values.subarray(at, at + valuesPerLandmark);
    return score < leastScore ? null : { x: x * aspect, y };
  };
}

function middle(at: PointAt, part: 'shoulder' | 'hip' | 'ankle'): Point | null {
  const [left, right] = [at(`left_${part}`), at(`right_${part}`)];
  return left && right && { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 };
}

function trunkLength(at: PointAt): number[] {
  const [shoulders, hips] = [middle(at, 'shoulder'), middle(at, 'hip')];
  return shoulders && hips ? [Math.hypot(shoulders.x - hips.x, shoulders.y - hips.y)] : [];
}

function height(of: Point | null, over: Point | null, trunk: number): number | null {
  return of && over && (over.y - of.y) / trunk;
}

/** As many values, the gaps bridged by straight lines, the ends held. */
function evenlySpaced(values: readonly (number | null)[], seconds: ArrayLike<number>): number[] {
  const known = values.flatMap((value, index) =>
    value === null ? [] : [{ value, at: seconds[index] ?? 0 }],
  );
  const first = seconds[0] ?? 0;
  const interval = ((seconds[values.length - 1] ?? 0) - first) / (values.length - 1);
  let next = 0;
  return values.map((_, index) => {
    const at = first + index * interval;
    while (next < known.length && (known[next]?.at ?? 0) < at) next++;
    const after = known[next] ?? known.at(-1);
    const before = known[next - 1] ?? after;
    if (before === undefined || after === undefined) return 0;
    const gap = after.at - before.at;
    const share = gap > 0 ? Math.min(1, (at - before.at) / gap) : 0;
    return before.value + share * (after.value - before.value);
  });
}
