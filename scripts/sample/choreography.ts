import type { Point } from './canvas.ts';

/** Angles in radians from hanging straight down, outwards; the elbow's is added to the shoulder's. */
export interface Arm {
  shoulder: number;
  elbow: number;
}
/** A pose in pixels from the stage's middle and the floor, y upwards. */
export interface Pose {
  pelvis: Point;
  /** Radians to the right. */
  lean: number;
  leftFoot: Point;
  rightFoot: Point;
  leftArm: Arm;
  rightArm: Arm;
}

const arm = (shoulder: number, elbow: number): Arm => ({ shoulder, elbow });
const at = (x: number, y = 0): Point => ({ x, y });

const stepRight: Pose = {
  pelvis: at(24, 111),
  lean: 0.1,
  leftFoot: at(-22),
  rightFoot: at(50),
  leftArm: arm(0.35, 1.5),
  rightArm: arm(0.9, 0.9),
};
const reachRight: Pose = {
  pelvis: at(18, 111),
  lean: 0.14,
  leftFoot: at(-34),
  rightFoot: at(44),
  leftArm: arm(0.7, 1.9),
  rightArm: arm(2.5, 0.1),
};
const openWide: Pose = {
  pelvis: at(0, 106),
  lean: 0,
  leftFoot: at(-48),
  rightFoot: at(48),
  leftArm: arm(2.2, 0.4),
  rightArm: arm(2.2, 0.4),
};
const sinkLow: Pose = {
  pelvis: at(0, 74),
  lean: 0,
  leftFoot: at(-46),
  rightFoot: at(46),
  leftArm: arm(0.8, -1.6),
  rightArm: arm(0.8, -1.6),
};
const kneeUp: Pose = {
  pelvis: at(-12, 112),
  lean: -0.1,
  leftFoot: at(-14),
  rightFoot: at(30, 48),
  leftArm: arm(1.6, 1.2),
  rightArm: arm(0.5, 1.9),
};
const strut: Pose = {
  pelvis: at(10, 113),
  lean: 0.05,
  leftFoot: at(-10, 10),
  rightFoot: at(22),
  leftArm: arm(0.2, 0.5),
  rightArm: arm(1.3, 1.4),
};

export function mirrored(pose: Pose): Pose {
  const flip = ({ x, y }: Point) => at(-x, y);
  return {
    pelvis: flip(pose.pelvis),
    lean: -pose.lean,
    leftFoot: flip(pose.rightFoot),
    rightFoot: flip(pose.leftFoot),
    leftArm: pose.rightArm,
    rightArm: pose.leftArm,
  };
}

function moved(pose: Pose, x: number): Pose {
  const shift = (point: Point) => at(point.x + x, point.y);
  return {
    ...pose,
    pelvis: shift(pose.pelvis),
    leftFoot: shift(pose.leftFoot),
    rightFoot: shift(pose.rightFoot),
  };
}

const stepLeft = mirrored(stepRight);
const reachLeft = mirrored(reachRight);
const otherKneeUp = mirrored(kneeUp);
const otherStrut = mirrored(strut);

const standing: Pose = {
  pelvis: at(0, 112),
  lean: 0,
  leftFoot: at(-20),
  rightFoot: at(20),
  leftArm: arm(0.3, 0.3),
  rightArm: arm(0.3, 0.3),
};
const smallRight = blend(standing, stepRight, 0.4);
const smallLeft = mirrored(smallRight);

/** One pose a beat, four phrases of eight: groove, reach, travel, finale. */
export const poses: readonly Pose[] = [
  ...[smallRight, smallLeft, smallRight, smallLeft, stepRight, stepLeft, stepRight, stepLeft],
  ...[reachRight, stepLeft, reachRight, sinkLow, reachLeft, stepRight, reachLeft, sinkLow],
  ...[moved(strut, 40), moved(otherStrut, 85), moved(kneeUp, 110), moved(openWide, 90)],
  ...[moved(otherStrut, 20), moved(strut, -40), moved(otherKneeUp, -90), moved(openWide, -60)],
  ...[kneeUp, openWide, otherKneeUp, openWide, sinkLow, reachRight, sinkLow, openWide],
];

/** The pose at a time in beats: each movement ends on its beat and is fastest half-way. */
export function poseAt(beats: number, dance: readonly Pose[] = poses): Pose {
  const index = Math.floor(beats);
  const from = dance[index % dance.length] ?? stepRight;
  const to = dance[(index + 1) % dance.length] ?? from;
  const part = beats - index;
  const share = part * part * (3 - 2 * part);
  const pose = blend(from, to, share);
  const rise = Math.sin(Math.PI * part) ** 2;
  const lifted = ({ x, y }: Point, height: number) => at(x, y + height * rise);
  const stepHeight = (start: Point, end: Point) => Math.min(16, Math.abs(end.x - start.x) / 3);
  return {
    ...pose,
    pelvis: lifted(pose.pelvis, -6),
    leftFoot: lifted(pose.leftFoot, stepHeight(from.leftFoot, to.leftFoot)),
    rightFoot: lifted(pose.rightFoot, stepHeight(from.rightFoot, to.rightFoot)),
  };
}

function blend(from: Pose, to: Pose, share: number): Pose {
  const number = (start: number, end: number) => start + share * (end - start);
  const point = (start: Point, end: Point) => at(number(start.x, end.x), number(start.y, end.y));
  const armOf = (start: Arm, end: Arm) =>
    arm(number(start.shoulder, end.shoulder), number(start.elbow, end.elbow));
  return {
    pelvis: point(from.pelvis, to.pelvis),
    lean: number(from.lean, to.lean),
    leftFoot: point(from.leftFoot, to.leftFoot),
    rightFoot: point(from.rightFoot, to.rightFoot),
    leftArm: armOf(from.leftArm, to.leftArm),
    rightArm: armOf(from.rightArm, to.rightArm),
  };
}
