import { landmarks, valuesPerLandmark } from './pose-track.ts';

/** Whole pixels of a picture. */
export interface Box {
  left: number;
  top: number;
  /** The first column and row that are no longer in it. */
  right: number;
  bottom: number;
}

/** As for the crop region: points that are less sure show nothing. */
const leastScore = 0.2;
const fewestPoints = 3;
/** Hands, feet and the top of the head lie beyond the points: of the longer side of their box. */
const margin = 0.15;

/** What of a picture a body takes, hands, feet and head with it; null where there is none. */
export function bodyBox(
  pose: Float32Array,
  { width, height }: { width: number; height: number },
): Box | null {
  const points = landmarks.flatMap((_, index) => {
    const [x = 0, y = 0, score = 0] = pose.subarray(index * valuesPerLandmark);
    return score >= leastScore ? [{ x: x * width, y: y * height }] : [];
  });
  if (points.length < fewestPoints) return null;
  const columns = points.map(({ x }) => x);
  const rows = points.map(({ y }) => y);
  const [left, right] = [Math.min(...columns), Math.max(...columns)];
  const [top, bottom] = [Math.min(...rows), Math.max(...rows)];
  const more = margin * Math.max(right - left, bottom - top);
  return {
    left: Math.max(0, Math.floor(left - more)),
    top: Math.max(0, Math.floor(top - more)),
    right: Math.min(width, Math.ceil(right + more)),
    bottom: Math.min(height, Math.ceil(bottom + more)),
  };
}
