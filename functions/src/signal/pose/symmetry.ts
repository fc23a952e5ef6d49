import { clamp, sum } from '../series.ts';
import { angleAt } from './joint-angles.ts';
import type { LandmarkName } from './pose-track.ts';
import type { Reading } from './reading.ts';
import type { SeenFrame } from './seen-frames.ts';
import { bothHalvesSeen } from './side-view.ts';
import { courseFromTrunk, spreadOf } from './spread.ts';

type Side = 'left' | 'right';
type Joint = (side: Side) => [LandmarkName, LandmarkName, LandmarkName];

const joints: readonly Joint[] = [
  (side) => [`${side}_hip`, `${side}_shoulder`, `${side}_elbow`],
  (side) => [`${side}_shoulder`, `${side}_elbow`, `${side}_wrist`],
  (side) => [`${side}_shoulder`, `${side}_hip`, `${side}_knee`],
  (side) => [`${side}_hip`, `${side}_knee`, `${side}_ankle`],
];
const movers = ['elbow', 'wrist', 'knee', 'ankle'] as const;

/** Two joints that differ by a right angle are not alike at all. */
const unlikeAngle = Math.PI / 2;
/** Trunk lengths: a point that moves less is still. */
const leastSpread = 0.05;

/**
 * Half for how alike the joints of both sides are bent at one time, half for how alike their points are
 * moved over all of it, so that a step to the left and then to the right is even. Angles without
 * direction and distances are the same for a body that turns its side to the camera. A body that
 * stands still is judged by how it is held alone. A frame counts as far as it shows both halves.
 */
export function symmetryOf(frames: readonly SeenFrame[]): Reading | null {
  const differences = frames.flatMap((frame) => {
    const weight = bothHalvesSeen(frame) ?? 0;
    return weight === 0
      ? []
      : joints.flatMap((joint) => unlike(frame, joint).map((value) => ({ value, weight })));
  });
  const weights = sum(differences.map(({ weight }) => weight));
  if (weights === 0) return null;
  const held = 1 - sum(differences.map(({ value, weight }) => weight * value)) / weights;
  const moved = movedAlike(frames.filter((frame) => (bothHalvesSeen(frame) ?? 0) > 0));
  return {
    value: moved === null ? held : (held + moved) / 2,
    frames: weights / joints.length,
  };
}

function unlike(frame: SeenFrame, joint: Joint): number[] {
  const left = angleAt(frame, ...joint('left'));
  const right = angleAt(frame, ...joint('right'));
  if (left === null || right === null) return [];
  return [clamp(Math.abs(left - right) / unlikeAngle, 0, 1)];
}

/** Null where nothing moves. */
function movedAlike(frames: readonly SeenFrame[]): number | null {
  let less = 0;
  let more = 0;
  for (const point of movers) {
    const both = frames.filter((frame) => frame.at(`left_${point}`) && frame.at(`right_${point}`));
    const left = spreadOf(courseFromTrunk(both, `left_${point}`));
    const right = spreadOf(courseFromTrunk(both, `right_${point}`));
    if (Math.max(left, right) < leastSpread) continue;
    less += Math.min(left, right);
    more += Math.max(left, right);
  }
  return more > 0 ? less / more : null;
}
