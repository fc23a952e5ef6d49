import { angleBetween } from '../pose/joint-angles.ts';
import type { PoseTrack } from '../pose/pose-track.ts';
import { sides } from '../pose/seen-frames.ts';
import { trunkLength, usualLength } from './body-lengths.ts';
import type { Positions } from './positions.ts';
import { middleOfSides, type PointAt, pointsOf, type SurePoint, weightOf } from './sure-points.ts';
import { positionsOf, type WeightedValue } from './weighted-values.ts';

/** In radians, and in lengths of the trunk. */
const leastRange = 0.25;

type Side = (typeof sides)[number];
type Joint = (at: PointAt, trunk: number) => WeightedValue;

const joints: readonly Joint[] = [
  ...sides.flatMap((side) => jointsOf(side)),
  (at, trunk) => height(middleOfSides(at, 'hip'), middleOfSides(at, 'ankle'), trunk),
  (at, trunk) => height(middleOfSides(at, 'shoulder'), middleOfSides(at, 'ankle'), trunk),
  // A jump lifts all of it: it shows against the picture alone.
  (at, trunk) => height(middleOfSides(at, 'hip'), { x: 0, y: 0, weight: 1 }, trunk),
];

/** Angles of joints and heights of hands and trunk, each with the weight of its points. */
export function jointSeries(track: PoseTrack): Positions | null {
  const points = pointsOf(track);
  const trunk = usualLength(points.map(trunkLength));
  if (!(trunk > 0)) return null;
  const readings = joints.map((joint) => points.map((at) => joint(at, trunk)));
  return positionsOf(track, readings, leastRange);
}

function jointsOf(side: Side): Joint[] {
  return [
    (at) => angle(at(`${side}_shoulder`), at(`${side}_elbow`), at(`${side}_wrist`)),
    (at) => angle(at(`${side}_elbow`), at(`${side}_shoulder`), at(`${side}_hip`)),
    (at) => angle(at(`${side}_shoulder`), at(`${side}_hip`), at(`${side}_knee`)),
    (at) => angle(at(`${side}_hip`), at(`${side}_knee`), at(`${side}_ankle`)),
    (at, trunk) => height(at(`${side}_wrist`), at(`${side}_shoulder`), trunk),
  ];
}

function angle(from: SurePoint, joint: SurePoint, to: SurePoint): WeightedValue {
  const bone = ({ x, y }: SurePoint) => ({ x: x - joint.x, y: y - joint.y });
  return { value: angleBetween(bone(from), bone(to)), weight: weightOf(from, joint, to) };
}

function height(of: SurePoint, over: SurePoint, trunk: number): WeightedValue {
  return { value: (over.y - of.y) / trunk, weight: weightOf(of, over) };
}
