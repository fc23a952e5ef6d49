import { mean } from '../series.ts';
import type { LandmarkName } from './pose-track.ts';
import { fromTrunk, type Point, type SeenFrame } from './seen-frames.ts';

/** Where the point is, from the middle of the trunk, in each frame that shows it. */
export function courseFromTrunk(frames: readonly SeenFrame[], name: LandmarkName): Point[] {
  return frames.flatMap((frame) => {
    const point = frame.at(name);
    return point === null ? [] : [fromTrunk(frame, point)];
  });
}

/** Root mean square distance from their middle. */
export function spreadOf(points: readonly Point[]): number {
  const x = mean(points.map((point) => point.x));
  const y = mean(points.map((point) => point.y));
  return Math.sqrt(mean(points.map((point) => (point.x - x) ** 2 + (point.y - y) ** 2)));
}
