import type { LandmarkName } from './pose-track.ts';
import type { Point, SeenFrame } from './seen-frames.ts';

/** Between the bones that meet in `joint`, 0 (folded) to pi (straight); null where one is unseen. */
export function angleAt(
  frame: Pick<SeenFrame, 'at'>,
  from: LandmarkName,
  joint: LandmarkName,
  to: LandmarkName,
): number | null {
  const [start, middle, end] = [frame.at(from), frame.at(joint), frame.at(to)];
  if (start === null || middle === null || end === null) return null;
  return angleBetween(
    { x: start.x - middle.x, y: start.y - middle.y },
    { x: end.x - middle.x, y: end.y - middle.y },
  );
}

/** 0..pi, whichever way it turns; 0 where one has no length. */
export function angleBetween(one: Point, other: Point): number {
  const cross = one.x * other.y - one.y * other.x;
  return Math.abs(Math.atan2(cross, one.x * other.x + one.y * other.y));
}
