import type { LandmarkName } from '../pose/pose-track.ts';
import { fromTrunk, type Point, type SeenFrame, sides } from '../pose/seen-frames.ts';
import { mean } from '../series.ts';
import type { Dancer } from './dancer.ts';
import type { Series } from './series.ts';
import { fastest, overSteps } from './steps.ts';

/** Of the eight points of the limbs. */
const fewestPoints = 4;

const points: readonly LandmarkName[] = sides.flatMap(
  (side) => [`${side}_elbow`, `${side}_wrist`, `${side}_knee`, `${side}_ankle`] as const,
);

/** How fast the limbs move about the trunk, in trunk lengths a second, from each look to a step later. */
export function limbSpeed(dancer: Dancer): Series {
  return overSteps(dancer, (before, after, seconds) => {
    const speeds = points.flatMap((name) => {
      const [from, to] = [relative(before, name), relative(after, name)];
      return from && to ? [Math.hypot(to.x - from.x, to.y - from.y) / seconds] : [];
    });
    if (speeds.length < fewestPoints) return null;
    return mean(speeds.map((speed) => Math.min(fastest, speed)));
  });
}

function relative(frame: SeenFrame, name: LandmarkName): Point | null {
  const point = frame.at(name);
  return point && fromTrunk(frame, point);
}
