import {
  type LandmarkName,
  landmarks,
  type PoseTrack,
} from '../../../../functions/src/signal/pose/pose-track.ts';
import { seededRandom } from '../../../support/synthesize-sound.ts';

/** Degrees. */
interface Bend {
  /** Of the upper bone away from the trunk's own downward line, outwards. */
  raised: number;
  /** Of the elbow or knee; 0: straight. */
  folded: number;
}
export interface Pose {
  /** Of the trunk with the head, from the vertical, to the right. */
  lean: number;
  leftArm: Bend;
  rightArm: Bend;
  leftLeg: Bend;
  rightLeg: Bend;
}

interface Seen {
  seconds?: number;
  framesPerSecond?: number;
  aspect?: number;
  /** Of the picture's height. */
  trunk?: number;
  /** Of the picture's width and height. */
  hips?: { x: number; y: number };
  /** Standard deviation, trunk lengths. */
  jitter?: number;
  mirrored?: boolean;
  /** Of shoulders and hips, as a share of their width from the front; less, as the body turns. */
  width?: number | ((seconds: number) => number);
  score?(name: LandmarkName, frame: number): number;
}

export const standing: Pose = {
  lean: 0,
  leftArm: { raised: 5, folded: 0 },
  rightArm: { raised: 5, folded: 0 },
  leftLeg: { raised: 0, folded: 0 },
  rightLeg: { raised: 0, folded: 0 },
};
export const tPose: Pose = {
  ...standing,
  leftArm: { raised: 90, folded: 0 },
  rightArm: { raised: 90, folded: 0 },
};
export const crouching: Pose = {
  ...standing,
  leftLeg: { raised: 80, folded: 140 },
  rightLeg: { raised: 80, folded: 140 },
};
export const bothArms = (raised: number): Pose => ({
  ...standing,
  leftArm: { raised, folded: 0 },
  rightArm: { raised, folded: 0 },
});
export const leftArm = (raised: number): Pose => ({
  ...standing,
  leftArm: { raised, folded: 0 },
});

/** A body seen from the front, facing the camera: its left is at the picture's right. */
export function trackOf(poseAt: (seconds: number) => Pose, seen: Seen = {}): PoseTrack {
  const { seconds = 6, framesPerSecond = 10, aspect = 16 / 9, trunk = 0.25, jitter = 0 } = seen;
  const { hips = { x: 0.5, y: 0.5 }, mirrored = false, width = 1, score = () => 0.75 } = seen;
  const frames = Math.round(seconds * framesPerSecond);
  const random = seededRandom(11);
  const values = Array.from({ length: frames }, (_, frame) => {
    const time = frame / framesPerSecond;
    const points = pointsOf(poseAt(time), typeof width === 'number' ? width : width(time));
    return landmarks.flatMap(({ name }) => {
      const [x, y] = points[mirrored ? otherSide(name) : name];
      const shownX = (mirrored ? -x : x) + jitter * gaussian(random);
      const shownY = y + jitter * gaussian(random);
      return [hips.x + (shownX * trunk) / aspect, hips.y + shownY * trunk, score(name, frame)];
    });
  });
  return {
    seconds: Float32Array.from({ length: frames }, (_, frame) => frame / framesPerSecond),
    values: Float32Array.from(values.flat()),
    aspect,
  };
}

type Place = readonly [x: number, y: number];

/** Trunk lengths from the middle of the hips, y down. */
function pointsOf(pose: Pose, width: number): Record<LandmarkName, Place> {
  const turned = ([x, y]: Place): Place => {
    const angle = (pose.lean * Math.PI) / 180;
    return [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)];
  };
  const head = (x: number, y: number) => turned([x, -1 - y]);
  const arm = (side: 1 | -1, bend: Bend) =>
    limb([side * 0.35 * width, -1], side, bend, 0.646, 0.507).map(turned);
  const leg = (side: 1 | -1, bend: Bend) => limb([side * 0.2 * width, 0], side, bend, 0.851, 0.854);
  const [leftShoulder, leftElbow, leftWrist] = arm(1, pose.leftArm);
  const [rightShoulder, rightElbow, rightWrist] = arm(-1, pose.rightArm);
  const [leftHip, leftKnee, leftAnkle] = leg(1, pose.leftLeg);
  const [rightHip, rightKnee, rightAnkle] = leg(-1, pose.rightLeg);
  const there = (place: Place | undefined): Place => place ?? [0, 0];
  return {
    nose: head(0, 0.35),
    left_eye: head(0.06, 0.42),
    right_eye: head(-0.06, 0.42),
    left_ear: head(0.13, 0.4),
    right_ear: head(-0.13, 0.4),
    left_shoulder: there(leftShoulder),
    right_shoulder: there(rightShoulder),
    left_elbow: there(leftElbow),
    right_elbow: there(rightElbow),
    left_wrist: there(leftWrist),
    right_wrist: there(rightWrist),
    left_hip: there(leftHip),
    right_hip: there(rightHip),
    left_knee: there(leftKnee),
    right_knee: there(rightKnee),
    left_ankle: there(leftAnkle),
    right_ankle: there(rightAnkle),
  };
}

/** Root, joint and end. */
function limb(root: Place, side: 1 | -1, bend: Bend, upper: number, lower: number): Place[] {
  const joint = onwards(root, side, bend.raised, upper);
  return [root, joint, onwards(joint, side, bend.raised - bend.folded, lower)];
}

function onwards([x, y]: Place, side: 1 | -1, degrees: number, length: number): Place {
  const angle = (degrees * Math.PI) / 180;
  return [x + side * length * Math.sin(angle), y + length * Math.cos(angle)];
}

const names = new Map<string, LandmarkName>(landmarks.map(({ name }) => [name, name]));

function otherSide(name: LandmarkName): LandmarkName {
  const swapped = name.startsWith('left')
    ? name.replace('left', 'right')
    : name.replace('right', 'left');
  return names.get(swapped) ?? name;
}

function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
