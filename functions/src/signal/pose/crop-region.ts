import { type LandmarkName, landmarks, valuesPerLandmark } from './pose-track.ts';

/**
 * A square of a picture, in pixels; it may reach over the picture's borders, where it is black.
 */
export interface CropRegion {
  left: number;
  top: number;
  side: number;
}

interface Size {
  width: number;
  height: number;
}

/** Of MoveNet's reference: a torso that is less sure shows nobody. */
const leastTorsoScore = 0.2;
/** Margins about the torso's and the body's furthest points from the hips. */
const torsoMargin = 1.9;
const bodyMargin = 1.2;

/** The smallest square with all of the picture, which lies in its middle. */
export function wholePicture({ width, height }: Size): CropRegion {
  const side = Math.max(width, height);
  return { left: (width - side) / 2, top: (height - side) / 2, side };
}

/**
 * Where to look for a body in the next frame: a square about the middle of its hips that holds the
 * torso 1.9 times and every clear point 1.2 times as far as they are from there. Null where no torso
 * is clear, so that nobody is there to be followed.
 *
 * Source: MoveNet's own cropping, tensorflow/tfjs-models, pose-detection, `crop_utils`.
 */
export function nextCropRegion(pose: Float32Array, size: Size): CropRegion | null {
  const points = landmarks.map(({ name }, index) => pointOf(pose, index, name, size));
  const clear = points.filter(({ score }) => score >= leastTorsoScore);
  const hips = clear.filter(({ name }) => name.endsWith('_hip'));
  const torso = clear.filter(({ name }) => /_(hip|shoulder)$/.test(name));
  if (hips.length === 0 || torso.length === hips.length) return null;
  const middle = { x: meanOf(hips, 'x'), y: meanOf(hips, 'y') };
  const reach = Math.max(torsoMargin * reachOf(torso, middle), bodyMargin * reachOf(clear, middle));
  const half = Math.min(reach, furthestBorder(middle, size));
  const whole = wholePicture(size);
  if (2 * half >= whole.side) return whole;
  return { left: middle.x - half, top: middle.y - half, side: 2 * half };
}

interface ScoredPoint {
  name: LandmarkName;
  x: number;
  y: number;
  score: number;
}

function pointOf(pose: Float32Array, index: number, name: LandmarkName, size: Size): ScoredPoint {
  const at = index * valuesPerLandmark;
  const [x = 0, y = 0, score = 0] = pose.subarray(at, at + valuesPerLandmark);
  return { name, x: x * size.width, y: y * size.height, score };
}

function meanOf(points: readonly ScoredPoint[], axis: 'x' | 'y'): number {
  return points.reduce((sum, point) => sum + point[axis], 0) / points.length;
}

/** The furthest of the points, along the axis in which it is further. */
function reachOf(points: readonly ScoredPoint[], from: { x: number; y: number }): number {
  return Math.max(
    ...points.map(({ x, y }) => Math.max(Math.abs(x - from.x), Math.abs(y - from.y))),
  );
}

function furthestBorder({ x, y }: { x: number; y: number }, { width, height }: Size): number {
  return Math.max(x, width - x, y, height - y);
}
