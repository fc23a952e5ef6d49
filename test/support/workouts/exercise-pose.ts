import type { LandmarkName } from '../../../functions/src/signal/pose/pose-track.ts';
import { type Exercise, effortAt, type Workout } from './workout-plan.ts';

export interface Point {
  x: number;
  y: number;
}
/** From the middle of the picture's top, in heights of the picture. */
export type Pose = Readonly<Record<LandmarkName, Point>>;

const upperArm = 0.16;
const foreArm = 0.15;
const thigh = 0.2;
const shank = 0.2;
const floor = 0.92;

/** Seen from the front and a little from the side; beside the picture while coming and going. */
export function poseAt(workout: Workout, seconds: number): Pose {
  const { walkSeconds } = workout;
  const come = walkSeconds === 0 ? 1 : Math.min(1, seconds / walkSeconds);
  const go = walkSeconds === 0 ? 1 : Math.min(1, (workout.seconds - seconds) / walkSeconds);
  const middle = 1.3 * (1 - come) - 1.3 * (1 - go);
  const { left, right } = effortAt(workout, seconds);
  const step = come < 1 || go < 1 ? 0.05 * Math.sin(9 * seconds) : 0;
  return figure(workout.exercise, { left, right }, middle, step);
}

function figure(
  exercise: Exercise,
  effort: { left: number; right: number },
  middle: number,
  step: number,
): Pose {
  const both = (effort.left + effort.right) / 2;
  const bend = exercise === 'squat' ? 1.15 * both : 0;
  const spread = exercise === 'jumping jack' ? 0.14 * both : 0;
  const hipY = floor - shank * Math.cos(bend * 0.8) - thigh * Math.cos(bend * 1.15);
  const shoulderY = hipY - 0.27 * Math.cos(bend * 0.4);
  const lean = 0.1 * Math.sin(bend);
  const arm = (side: 1 | -1, part: number) => {
    const { upper, lower } = armAngles(exercise, part);
    const shoulder = { x: middle + lean + side * 0.09, y: shoulderY };
    const elbow = reach(shoulder, side, upper, upperArm);
    return { shoulder, elbow, wrist: reach(elbow, side, lower, foreArm) };
  };
  const leg = (side: 1 | -1) => {
    const hip = { x: middle + side * 0.05, y: hipY };
    const ankle = { x: middle + side * (0.07 + spread + step), y: floor };
    const knee = {
      x: (hip.x + ankle.x) / 2 + side * 0.12 * Math.sin(bend),
      y: floor - shank * Math.cos(bend * 0.8),
    };
    return { hip, knee, ankle };
  };
  const [left, right] = [arm(1, effort.left), arm(-1, effort.right)];
  const [leftLeg, rightLeg] = [leg(1), leg(-1)];
  const head = { x: middle + lean, y: shoulderY - 0.11 };
  const face = (x: number, y: number) => ({ x: head.x + x, y: head.y + y });
  return {
    nose: head,
    left_eye: face(0.015, -0.015),
    right_eye: face(-0.015, -0.015),
    left_ear: face(0.04, 0),
    right_ear: face(-0.04, 0),
    left_shoulder: left.shoulder,
    right_shoulder: right.shoulder,
    left_elbow: left.elbow,
    right_elbow: right.elbow,
    left_wrist: left.wrist,
    right_wrist: right.wrist,
    left_hip: leftLeg.hip,
    right_hip: rightLeg.hip,
    left_knee: leftLeg.knee,
    right_knee: rightLeg.knee,
    left_ankle: leftLeg.ankle,
    right_ankle: rightLeg.ankle,
  };
}

/** From hanging straight down, outwards, in radians. */
function armAngles(exercise: Exercise, part: number): { upper: number; lower: number } {
  switch (exercise) {
    case 'squat':
      return { upper: 0.15 + 1.3 * part, lower: 0.15 + 1.3 * part };
    case 'curl':
      return { upper: 0.2, lower: 0.3 + 2.2 * part };
    case 'press':
      return { upper: 0.9 + 1.9 * part, lower: 2.9 + 0.1 * part };
    case 'jumping jack':
      return { upper: 0.2 + 2.5 * part, lower: 0.2 + 2.7 * part };
  }
}

function reach(from: Point, side: 1 | -1, angle: number, length: number): Point {
  return { x: from.x + side * length * Math.sin(angle), y: from.y + length * Math.cos(angle) };
}
