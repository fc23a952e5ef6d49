import { type LandmarkName, landmarks, valuesPerLandmark } from '../pose-track.ts';

/** Where a body is, in heights of the picture. */
export interface Trunk {
  /** The middle between its shoulders and its hips. */
  x: number;
  y: number;
  length: number;
}

/** As for the crop region: points that are less sure show nothing. */
export const leastPointScore = 0.2;

const places = new Map<LandmarkName, number>(landmarks.map(({ name }, place) => [name, place]));

/** Null where no shoulder or no hip is clear. */
export function trunkOf(pose: Float32Array, aspect: number): Trunk | null {
  const shoulders = middleOf(pose, aspect, ['left_shoulder', 'right_shoulder']);
  const hips = middleOf(pose, aspect, ['left_hip', 'right_hip']);
  if (shoulders === null || hips === null) return null;
  return {
    x: (shoulders.x + hips.x) / 2,
    y: (shoulders.y + hips.y) / 2,
    length: Math.hypot(shoulders.x - hips.x, shoulders.y - hips.y),
  };
}

function middleOf(pose: Float32Array, aspect: number, names: readonly LandmarkName[]) {
  const points = names.flatMap((name) => {
    const at = (places.get(name) ?? 0) * valuesPerLandmark;
    const [x = 0, y = 0, score = 0] = pose.subarray(at, at + valuesPerLandmark);
    return score >= leastPointScore ? [{ x: x * aspect, y }] : [];
  });
  if (points.length === 0) return null;
  const sum = (axis: 'x' | 'y') => points.reduce((total, point) => total + point[axis], 0);
  return { x: sum('x') / points.length, y: sum('y') / points.length };
}
