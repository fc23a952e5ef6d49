import type { PicturePoint } from '../../../contract/followed-points.ts';
import { type LandmarkName, landmarks, valuesPerLandmark } from '../pose-track.ts';
import { assign } from './assign.ts';
import type { Sighting } from './sightings.ts';
import type { Tracklet } from './tracklets.ts';
import { leastPointScore } from './trunk.ts';

/** Whoever is found later was not in the first picture; a look now and then misses who is. */
export const firstSeconds = 1;
/** Trunk lengths beside a body: half the way to the partner, who is 1.3 away in half of the looks (`stepCost`). */
const reach = 0.65;
/** Of the stature (Drillis and Contini, 1966); from the nose to the ankles it is .89. */
const trunkOfExtent = 0.288 / 0.89;

/**
 * Whom each point names: the body that is under it, or else nearest to it, in the first looks, each body by
 * one point at most; null where nobody is near.
 */
export function trackletsAtPoints(
  points: readonly PicturePoint[],
  tracklets: readonly Tracklet[],
  aspect: number,
): (Tracklet | null)[] {
  const early = tracklets.filter(({ sightings: [first] }) => first.seconds < firstSeconds);
  const nearness = points.map((point) =>
    early.map(({ sightings: [first] }) => reach - distanceTo(first, point, aspect)),
  );
  return assign(nearness).map((column) => (column === null ? null : (early[column] ?? null)));
}

type Place = { x: number; y: number };

/** Of a body what is its own: arms reach over others. */
const lines: readonly (readonly LandmarkName[])[] = [
  ['nose', 'left_shoulder', 'left_hip', 'left_knee', 'left_ankle'],
  ['nose', 'right_shoulder', 'right_hip', 'right_knee', 'right_ankle'],
  ['left_shoulder', 'right_hip'],
  ['right_shoulder', 'left_hip'],
];
const indices = new Map<LandmarkName, number>(landmarks.map(({ name }, index) => [name, index]));

/** From its head, trunk and legs, in trunk lengths. */
function distanceTo({ pose, trunk }: Sighting, { x, y }: PicturePoint, aspect: number): number {
  const placeOf = (name: LandmarkName): Place | null => {
    const at = (indices.get(name) ?? 0) * valuesPerLandmark;
    const [across = 0, down = 0, score = 0] = pose.subarray(at, at + valuesPerLandmark);
    return score < leastPointScore ? null : { x: across * aspect, y: down };
  };
  const chains = lines.map((names) => names.flatMap((name) => placeOf(name) ?? []));
  const tapped = { x: x * aspect, y };
  const distances = chains.flatMap((chain) =>
    chain.map((from, index) => toSegment(tapped, from, chain[index + 1] ?? from)),
  );
  return Math.min(...distances) / Math.max(trunk.length, trunkOfExtent * extentOf(chains.flat()));
}

/** Of who bends towards the camera the trunk looks short. */
function extentOf(places: readonly Place[]): number {
  const span = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
  return Math.max(span(places.map(({ x }) => x)), span(places.map(({ y }) => y)));
}

function toSegment(point: Place, from: Place, to: Place): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = (point.x - from.x) * dx + (point.y - from.y) * dy;
  const share = Math.min(1, Math.max(0, along / Math.max(1e-9, dx * dx + dy * dy)));
  return Math.hypot(point.x - from.x - share * dx, point.y - from.y - share * dy);
}
