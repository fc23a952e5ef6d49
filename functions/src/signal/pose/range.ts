import { clamp, quantile } from '../series.ts';
import { limbs } from './limbs.ts';
import type { Reading } from './reading.ts';
import type { Point, SeenFrame } from './seen-frames.ts';
import { courseFromTrunk } from './spread.ts';

/** Left out at both ends: a point found in a wrong place for a moment is no reach. */
const outliers = 0.05;

/** How far wrists and ankles travel about the trunk, as a share of what they could. */
export function rangeOf(frames: readonly SeenFrame[]): Reading | null {
  let sum = 0;
  let count = 0;
  for (const limb of limbs) {
    const course = courseFromTrunk(frames, limb.end);
    sum += course.length * clamp(extentOf(course) / limb.sweep, 0, 1);
    count += course.length;
  }
  return count === 0 ? null : { value: sum / count, frames: count / limbs.length };
}

/** The diagonal of the box about a course. */
function extentOf(course: readonly Point[]): number {
  const width = extent(course.map(({ x }) => x));
  const height = extent(course.map(({ y }) => y));
  return Math.hypot(width, height);
}

function extent(values: readonly number[]): number {
  return quantile(values, 1 - outliers) - quantile(values, outliers);
}
