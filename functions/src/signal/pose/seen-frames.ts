import { clamp, mean, quantile } from '../series.ts';
import { type LandmarkName, landmarks, type PoseTrack, valuesPerLandmark } from './pose-track.ts';

export interface Point {
  /** Trunk lengths from the left. */
  x: number;
  /** Trunk lengths from the top. */
  y: number;
}

/** A frame in which a body was seen. */
export interface SeenFrame {
  /** Among the frames looked at. */
  index: number;
  seconds: number;
  /** Between the shoulders and between the hips, of the sides of which both are clear. */
  shoulders: Point;
  hips: Point;
  /** Null where it is not clear. */
  at(name: LandmarkName): Point | null;
}

export interface SeenBody {
  frames: SeenFrame[];
  framesLookedAt: number;
  framesPerSecond: number;
  /** Median length of its trunk, in heights of the picture. */
  trunk: number;
  /** 0..1: how clear what is seen of it is. */
  clarity: number;
}

export const sides = ['left', 'right'] as const;

/** MoveNet scores a body's points .58 to .82, noise under .1. */
export const clearScore = 0.3;
const usualScore = 0.7;
/** One side of the body, as it is seen from beside. */
const fewestLimbPoints = 4;
const leastSeen = 0.05;
/** Of the picture's height: below it the points' own jitter is as large as the body's movement. */
const shortestTrunk = 0.02;
/** No picture is wider; products of greater ones overflow. */
const widestAspect = 100;
/** Widths or heights of the picture: no model guesses further outside of it. */
const furthestOutside = 1;

const limbPoints = sides.flatMap(
  (side) => [`${side}_elbow`, `${side}_wrist`, `${side}_knee`, `${side}_ankle`] as const,
);
const places = new Map<LandmarkName, number>(landmarks.map(({ name }, place) => [name, place]));

/**
 * The frames that show a trunk (a shoulder and the hip below it) and four of the eight points of the
 * limbs. Null where they are fewer than a second's worth or 5 % of those looked at.
 */
export function seeBody(track: PoseTrack): SeenBody | null {
  const framesLookedAt = track.seconds.length;
  const framesPerSecond = rateOf(track.seconds);
  if (framesPerSecond === null || !(track.aspect > 0 && track.aspect <= widestAspect)) return null;
  const inPicture = framesOf(track, 1);
  const fewest = Math.max(3, framesPerSecond, leastSeen * framesLookedAt);
  if (inPicture.length < fewest) return null;
  const trunk = quantile(inPicture.map(trunkLength), 0.5);
  if (!(trunk >= shortestTrunk)) return null;
  return {
    frames: framesOf(track, trunk),
    framesLookedAt,
    framesPerSecond,
    trunk,
    clarity: clamp(mean(inPicture.map(({ index }) => meanScore(track, index))) / usualScore, 0, 1),
  };
}

/** Its length is 1 where the body neither turns nor bends towards the camera. */
export function trunkLength({ shoulders, hips }: SeenFrame): number {
  return Math.hypot(shoulders.x - hips.x, shoulders.y - hips.y);
}

/** From the middle of the trunk: what the camera or a step moves is gone. */
export function fromTrunk({ shoulders, hips }: SeenFrame, point: Point): Point {
  return { x: point.x - (shoulders.x + hips.x) / 2, y: point.y - (shoulders.y + hips.y) / 2 };
}

export function framesOf(track: PoseTrack, unit: number): SeenFrame[] {
  return Array.from(track.seconds).flatMap((seconds, index) => {
    const at = (name: LandmarkName) => pointAt(track, index, name, unit);
    const trunk = trunkOf(at);
    if (trunk === null || limbPoints.filter(at).length < fewestLimbPoints) return [];
    return [{ index, seconds, ...trunk, at }];
  });
}

/** The score that would have to be asked of a point for a look to show no body any more: 0..1. */
export function seenScore(track: PoseTrack, look: number): number {
  const score = (name: LandmarkName) => valuesAt(track, look, places.get(name) ?? 0)[2];
  const trunk = sides.map((side) => Math.min(score(`${side}_shoulder`), score(`${side}_hip`)));
  const limbs = limbPoints.map(score).sort((one, other) => other - one);
  return Math.min(Math.max(...trunk), limbs[fewestLimbPoints - 1] ?? 0);
}

function trunkOf(at: SeenFrame['at']): Pick<SeenFrame, 'shoulders' | 'hips'> | null {
  const clear = sides.flatMap((side) => {
    const shoulder = at(`${side}_shoulder`);
    const hip = at(`${side}_hip`);
    return shoulder && hip ? [{ shoulder, hip }] : [];
  });
  const shoulders = middleOf(clear.map(({ shoulder }) => shoulder));
  const hips = middleOf(clear.map(({ hip }) => hip));
  return shoulders && hips ? { shoulders, hips } : null;
}

/** Null of none. */
export function middleOf(points: readonly Point[]): Point | null {
  if (points.length === 0) return null;
  return { x: mean(points.map(({ x }) => x)), y: mean(points.map(({ y }) => y)) };
}

function pointAt(track: PoseTrack, index: number, name: LandmarkName, unit: number): Point | null {
  const [x, y, score] = valuesAt(track, index, places.get(name) ?? 0);
  if (!(score >= clearScore && isNear(x) && isNear(y))) return null;
  return { x: (x * track.aspect) / unit, y: y / unit };
}

function isNear(value: number): boolean {
  return value >= -furthestOutside && value <= 1 + furthestOutside;
}

function meanScore(track: PoseTrack, index: number): number {
  const scores = landmarks.map((_, place) => valuesAt(track, index, place)[2]);
  return mean(scores.filter((score) => score >= clearScore));
}

function valuesAt(track: PoseTrack, index: number, place: number): [number, number, number] {
  const from = (index * landmarks.length + place) * valuesPerLandmark;
  const { values } = track;
  return [values[from] ?? 0, values[from + 1] ?? 0, values[from + 2] ?? 0];
}

function rateOf(seconds: Float32Array): number | null {
  const steps = seconds.slice(1).map((time, index) => time - (seconds[index] ?? 0));
  const rate = 1 / quantile(steps, 0.5);
  return rate > 0 && Number.isFinite(rate) ? rate : null;
}
