import { clamp, mean } from '../series.ts';
import { angleAt } from './joint-angles.ts';
import { type Limb, limbs } from './limbs.ts';
import type { Reading } from './reading.ts';
import type { Point, SeenFrame } from './seen-frames.ts';

/**
 * The mean, over limbs and frames, of how straight a limb is (its elbow or knee) and how far its end is
 * from the trunk (of its own length), as their geometric mean: a hanging arm is straight but not far.
 * Where legs are out of the picture the arms alone tell it, and it is half as sure.
 */
export function extensionOf(frames: readonly SeenFrame[]): Reading | null {
  const reaches = frames.flatMap((frame) => limbs.flatMap((limb) => reachOf(frame, limb) ?? []));
  if (reaches.length === 0) return null;
  return { value: mean(reaches), frames: reaches.length / limbs.length };
}

function reachOf(frame: SeenFrame, limb: Limb): number | null {
  const angle = angleAt(frame, limb.root, limb.joint, limb.end);
  const end = frame.at(limb.end);
  if (angle === null || end === null) return null;
  const distance = clamp(distanceFromTrunk(end, frame) / limb.length, 0, 1);
  return Math.sqrt((angle / Math.PI) * distance);
}

/** From the nearest point of the line between shoulders and hips. */
function distanceFromTrunk(point: Point, { shoulders, hips }: SeenFrame): number {
  const trunk = { x: hips.x - shoulders.x, y: hips.y - shoulders.y };
  const away = { x: point.x - shoulders.x, y: point.y - shoulders.y };
  const square = trunk.x ** 2 + trunk.y ** 2;
  const along = square > 0 ? clamp((away.x * trunk.x + away.y * trunk.y) / square, 0, 1) : 0;
  return Math.hypot(away.x - along * trunk.x, away.y - along * trunk.y);
}
