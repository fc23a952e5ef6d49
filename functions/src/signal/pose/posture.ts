import { clamp, mean } from '../series.ts';
import { angleBetween } from './joint-angles.ts';
import type { Reading } from './reading.ts';
import { middleOf, type Point, type SeenFrame } from './seen-frames.ts';

const up: Point = { x: 0, y: -1 };
const headShare = 0.25;

/**
 * How near the trunk and the head above it are to the vertical: 1 upright, 0 lying, bent over to the
 * level of the hips, or upside down. Bending straight towards the camera is not seen.
 */
export function postureOf(frames: readonly SeenFrame[]): Reading | null {
  if (frames.length === 0) return null;
  const readings = frames.map(uprightness);
  return {
    value: mean(readings.map(({ value }) => value)),
    frames: readings.reduce((sum, { seen }) => sum + seen, 0),
  };
}

/** 0..1: share of the frames in which the trunk is nearer to the vertical than to lying, head up. */
export const uprightShare = (frames: readonly SeenFrame[]): number =>
  mean(frames.map(({ hips, shoulders }) => (verticality(hips, shoulders) > 0.5 ? 1 : 0)));

/**
 * Whether upright is how this body is meant to be held. Of filmed dances nearly all frames are upright,
 * of squats 0.82 and more, of sit-ups and deadlifts 0.43 to 0.48; of push-ups, yoga and breaking 0 to 0.27.
 */
export const isMostlyUpright = (share: number): boolean => share >= 0.5;

function uprightness(frame: SeenFrame): { value: number; seen: number } {
  const trunk = verticality(frame.hips, frame.shoulders);
  const head = headOf(frame);
  if (head === null) return { value: trunk, seen: 1 - headShare };
  const neck = verticality(frame.shoulders, head);
  return { value: (1 - headShare) * trunk + headShare * neck, seen: 1 };
}

/** Between the ears; the face lies before the head where it is seen from beside. */
function headOf(frame: SeenFrame): Point | null {
  const ears = [frame.at('left_ear'), frame.at('right_ear')].filter((ear) => ear !== null);
  return middleOf(ears) ?? frame.at('nose');
}

function verticality(from: Point, to: Point): number {
  const direction = { x: to.x - from.x, y: to.y - from.y };
  if (direction.x === 0 && direction.y === 0) return 0;
  return clamp(1 - angleBetween(direction, up) / (Math.PI / 2), 0, 1);
}
