import type { LandmarkName } from '../../../functions/src/signal/pose/pose-track.ts';
import { seededRandom } from '../synthesize-sound.ts';
import { type Point, type Pose, poseAt } from './exercise-pose.ts';
import type { Workout } from './workout-plan.ts';

export interface Picture {
  width: number;
  height: number;
  frameRate: number;
}

type Limb = readonly [from: LandmarkName, to: LandmarkName, radius: number];
const limbs: readonly Limb[] = [
  ['nose', 'nose', 0.055],
  ['left_shoulder', 'right_shoulder', 0.05],
  ['left_shoulder', 'left_hip', 0.05],
  ['right_shoulder', 'right_hip', 0.05],
  ['left_hip', 'right_hip', 0.05],
  ['left_shoulder', 'left_elbow', 0.03],
  ['left_elbow', 'left_wrist', 0.027],
  ['right_shoulder', 'right_elbow', 0.03],
  ['right_elbow', 'right_wrist', 0.027],
  ['left_hip', 'left_knee', 0.04],
  ['left_knee', 'left_ankle', 0.035],
  ['right_hip', 'right_knee', 0.04],
  ['right_knee', 'right_ankle', 0.035],
];

/** Gray frames of a workout before an uneven wall; each in a buffer of its own. */
export function* filmWorkout(workout: Workout, picture: Picture): Generator<Uint8Array> {
  const { frameRate } = picture;
  const random = seededRandom(7);
  const stillWall = filmWall(picture, 0, 0);
  for (let index = 0; index < Math.round(workout.seconds * frameRate); index++) {
    const seconds = index / frameRate;
    const shakeX = workout.shake * wander(seconds, 0);
    const shakeY = workout.shake * wander(seconds, 9);
    const isShaken = shakeX !== 0 || shakeY !== 0;
    const frame = isShaken ? filmWall(picture, shakeX, shakeY) : stillWall.slice();
    drawFigure(frame, picture, poseAt(workout, seconds), { x: shakeX, y: shakeY });
    const light = 1 + workout.flicker * Math.sin(0.9 * seconds) * Math.sin(5 * seconds);
    const shown = new Uint8Array(frame.length);
    for (let at = 0; at < frame.length; at++) {
      const value = light * (frame[at] ?? 0) + workout.noise * 2 * (random() - 0.5);
      shown[at] = Math.round(clamp(value, 0, 255));
    }
    yield shown;
  }
}

function drawFigure(frame: Float32Array, picture: Picture, pose: Pose, shift: Point): void {
  const { width, height } = picture;
  const place = ({ x, y }: Point) => ({
    x: width / 2 + (x + shift.x) * height,
    y: (y + shift.y) * height,
  });
  for (const [from, to, radius] of limbs) {
    drawLimb(frame, picture, place(pose[from]), place(pose[to]), radius * height);
  }
}

function drawLimb(
  frame: Float32Array,
  { width, height }: Picture,
  from: Point,
  to: Point,
  radius: number,
): void {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const reach = radius + 1;
  const bottom = Math.min(height, Math.max(from.y, to.y) + reach);
  const right = Math.min(width, Math.max(from.x, to.x) + reach);
  for (let y = Math.max(0, Math.floor(Math.min(from.y, to.y) - reach)); y < bottom; y++) {
    for (let x = Math.max(0, Math.floor(Math.min(from.x, to.x) - reach)); x < right; x++) {
      const along = ((x - from.x) * dx + (y - from.y) * dy) / (length || 1);
      const share = clamp(along, 0, 1);
      const distance = Math.hypot(x - from.x - share * dx, y - from.y - share * dy);
      const cover = clamp(radius - distance + 0.5, 0, 1);
      const under = frame[y * width + x] ?? 0;
      frame[y * width + x] = under + cover * (190 - under);
    }
  }
}

/** Soft stripes and spots, in heights of the picture. */
function filmWall({ width, height }: Picture, shakeX: number, shakeY: number): Float32Array {
  const wall = new Float32Array(width * height);
  const across = Float32Array.from({ length: width }, (_, x) =>
    Math.sin(11 * (x / height - shakeX)),
  );
  for (let row = 0; row < height; row++) {
    const y = row / height - shakeY;
    const down = 80 + 14 * Math.sin(16 * y + 2) + 12 * y;
    for (let x = 0; x < width; x++) wall[row * width + x] = down + 18 * (across[x] ?? 0);
  }
  return wall;
}

/** A hand: slow, never quite the same, between -1 and 1. */
function wander(seconds: number, start: number): number {
  const phase = seconds + start;
  return (Math.sin(2.1 * phase) + Math.sin(3.7 * phase + 1) + Math.sin(7.9 * phase + 2)) / 3;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
