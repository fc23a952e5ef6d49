import { clamp, mean } from '../series.ts';
import { type SeenFrame, sides, trunkLength } from './seen-frames.ts';

/**
 * Width of shoulders and hips over the length of the trunk. Medians of filmed bodies: .05 to .06 exactly
 * from the side (nine in ten of their frames under .13), .5 to .7 from the front and from behind (nine in
 * ten over .4, where the body does not turn).
 */
const sideRatio = 0.2;
const frontRatio = 0.3;

/**
 * How far both halves of the body are to be seen, 1 to 0: from the side the further half is the model's
 * guess, a copy of the nearer one. Null where neither both shoulders nor both hips are clear.
 */
export function bothHalvesSeen(frame: SeenFrame): number | null {
  const widths = (['shoulder', 'hip'] as const).flatMap((pair) => {
    const [left, right] = sides.map((side) => frame.at(`${side}_${pair}`));
    return left && right ? [Math.hypot(left.x - right.x, left.y - right.y)] : [];
  });
  if (widths.length === 0) return null;
  const ratio = mean(widths) / Math.max(trunkLength(frame), Number.EPSILON);
  return clamp((ratio - sideRatio) / (frontRatio - sideRatio), 0, 1);
}

/** 0..1: share of the frames, of those that tell, that show the body from the side; 0 where none does. */
export function sideShare(frames: readonly SeenFrame[]): number {
  const seen = frames.flatMap((frame) => bothHalvesSeen(frame) ?? []);
  return seen.length === 0 ? 0 : 1 - mean(seen);
}

/** Whether so little shows both halves that they cannot be compared. */
export const isMostlyFromSide = (share: number): boolean => share >= 2 / 3;
