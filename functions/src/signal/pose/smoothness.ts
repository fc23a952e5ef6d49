import { mean, smooth } from '../series.ts';
import type { Reading } from './reading.ts';
import { fromTrunk, type Point, type SeenFrame } from './seen-frames.ts';
import { spreadOf } from './spread.ts';

/** Fewer show no jerk of a limb that turns around twice a second. */
const fewestFramesPerSecond = 8;
const smoothingSeconds = 0.06;
const windowSeconds = 2;
const shortestRunSeconds = 0.8;
/** Trunk lengths: what moves less in a window is still. */
const leastSpread = 0.1;
/** Standard deviation, trunk lengths, x and y alike: assumed, not fitted to a model's landmarks. */
const landmarkJitter = 0.03;
/** What the dimensionless jerk of a limb that swings in a wide, even arc comes to. */
const smoothJerk = 2;

type Course = (frame: SeenFrame) => Point | null;
const relative =
  (name: 'left_wrist' | 'right_wrist' | 'left_ankle' | 'right_ankle'): Course =>
  (frame) => {
    const point = frame.at(name);
    return point && fromTrunk(frame, point);
  };
const courses: readonly Course[] = [
  relative('left_wrist'),
  relative('right_wrist'),
  relative('left_ankle'),
  relative('right_ankle'),
  ({ hips }) => hips,
];

/**
 * From the dimensionless jerk of wrists and ankles about the trunk, and of the hips in the picture, in
 * windows of up to two seconds, of which wide movements weigh more; its logarithm as in Balasubramanian
 * et al. (2015), On the analysis of movement smoothness. A frame in which a point is unseen splits its
 * course. Null where nothing moves.
 */
export function smoothnessOf(
  frames: readonly SeenFrame[],
  framesPerSecond: number,
): Reading | null {
  if (framesPerSecond < fewestFramesPerSecond) return null;
  const shortest = shortestRunSeconds * framesPerSecond;
  const runs = courses
    .flatMap((course) => runsOf(frames, course))
    .filter((run) => run.length >= shortest);
  const unseenJerk = jerkOfJitter(smoothingSeconds * framesPerSecond);
  let values = 0;
  let certainties = 0;
  let weights = 0;
  for (const points of runs.flatMap((run) => windowsOf(run, framesPerSecond))) {
    const size = spreadOf(points);
    if (size < leastSpread) continue;
    const { value, certainty } = windowSmoothness(points, size, unseenJerk);
    values += size * value;
    certainties += size * certainty;
    weights += size;
  }
  if (weights === 0) return null;
  const seen = runs.reduce((total, run) => total + run.length, 0);
  return {
    value: values / weights,
    frames: seen / courses.length,
    certainty: certainties / weights,
  };
}

function runsOf(frames: readonly SeenFrame[], course: Course): Point[][] {
  const runs: Point[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const frame of frames) {
    const point = course(frame);
    if (point === null) continue;
    if (frame.index === last + 1) runs.at(-1)?.push(point);
    else runs.push([point]);
    last = frame.index;
  }
  return runs;
}

/** Half over one another; a run that is shorter is one window. */
function windowsOf(run: readonly Point[], framesPerSecond: number): Point[][] {
  const points = smoothed(run, smoothingSeconds * framesPerSecond);
  const length = Math.min(run.length, Math.round(windowSeconds * framesPerSecond));
  const step = Math.ceil(length / 2);
  const count = Math.floor((run.length - length) / step) + 1;
  return Array.from({ length: count }, (_, index) =>
    points.slice(index * step, index * step + length),
  );
}

/**
 * 1 for an even swing of any size and speed, falling with the logarithm of the jerk. It is made a pure
 * number by the movement's own size and speed (jerk * size^2 / speed^3, root mean squares: 1 for a sine),
 * not by its length in time, by which a long dance would read worse than a short one. Jerk that the
 * landmarks' jitter would show by itself does not count; the more of it there would be, the less certain
 * it is that there was no other.
 */
function windowSmoothness(points: readonly Point[], size: number, unseenJerk: number) {
  const velocities = differences(points);
  const speed = magnitude(velocities);
  const jerk = magnitude(differences(differences(velocities)));
  const seenJerk = Math.sqrt(Math.max(0, jerk ** 2 - unseenJerk ** 2));
  const evenness = (of: number) =>
    of === 0 ? 1 : 1 / (1 + Math.log(Math.max(1, (of * size ** 2) / speed ** 3 / smoothJerk)));
  return { value: evenness(seenJerk), certainty: evenness(unseenJerk) };
}

/** What smoothing by `deviation` frames leaves of it, a frame cubed: independent from frame to frame. */
function jerkOfJitter(deviation: number): number {
  const margin = Math.ceil(3 * deviation) + 3;
  const pulse = Array.from({ length: 2 * margin + 1 }, (_, index) => ({
    x: index === margin ? landmarkJitter : 0,
    y: index === margin ? landmarkJitter : 0,
  }));
  const jerks = differences(differences(differences(smoothed(pulse, deviation))));
  return magnitude(jerks) * Math.sqrt(jerks.length);
}

function smoothed(points: readonly Point[], deviation: number): Point[] {
  const [xs, ys] = (['x', 'y'] as const).map((axis) =>
    smooth(
      points.map((point) => point[axis]),
      deviation,
    ),
  );
  return points.map((_, index) => ({ x: xs?.[index] ?? 0, y: ys?.[index] ?? 0 }));
}

function differences(points: readonly Point[]): Point[] {
  return points.slice(1).map(({ x, y }, index) => {
    const before = points[index];
    return { x: x - (before?.x ?? x), y: y - (before?.y ?? y) };
  });
}

function magnitude(points: readonly Point[]): number {
  return Math.sqrt(mean(points.map(({ x, y }) => x ** 2 + y ** 2)));
}
