import {
  type LandmarkName,
  landmarks,
  type PoseTrack,
  valuesPerLandmark,
} from '../pose/pose-track.ts';

/** In heights of the picture. */
export interface SurePoint {
  x: number;
  y: number;
  /**
   * 0..1: the square of its score. On the clips a point strays from frame to frame by 0.06 to 0.08 trunk
   * lengths over its score, from score 0.2 up, so that this is what weighs by the error's square.
   */
  weight: number;
}

const nowhere: SurePoint = { x: 0, y: 0, weight: 0 };
const places = new Map<LandmarkName, number>(landmarks.map(({ name }, place) => [name, place]));

/** Of one frame. */
export type PointAt = (name: LandmarkName) => SurePoint;

/** Frame by frame. */
export function pointsOf({ seconds, values, aspect }: PoseTrack): PointAt[] {
  return Array.from(seconds, (_, frame) => (name) => {
    const from = (frame * landmarks.length + (places.get(name) ?? 0)) * valuesPerLandmark;
    const [x = 0, y = 0, score = 0] = values.subarray(from, from + valuesPerLandmark);
    const isThere = Number.isFinite(x) && Number.isFinite(y) && score > 0;
    return isThere ? { x: x * aspect, y, weight: score ** 2 } : nowhere;
  });
}

export function middleOfSides(at: PointAt, part: 'shoulder' | 'hip' | 'ankle'): SurePoint {
  const [left, right] = [at(`left_${part}`), at(`right_${part}`)];
  return { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2, weight: weightOf(left, right) };
}

/** Of what is made of several points: their errors add up, so that the worst decides. */
export function weightOf(...points: readonly SurePoint[]): number {
  const errors = points.reduce((sum, { weight }) => sum + 1 / weight, 0);
  return points.length / errors;
}
