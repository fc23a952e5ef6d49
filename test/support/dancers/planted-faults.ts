import type { ScoredMeasure } from '../../../functions/src/contract/profiles/profile.ts';
import type { Pose } from '../../unit/signal/pose/synthesize-track.ts';
import { type Dance, danceOf, evenly, later } from './dance.ts';

const lateSeconds = 0.12;
/** Of the way to the next figure. */
const stutterShare = 0.18;
const stuttersPerCount = 3;
const stoopDegrees = 40;

const ofPose =
  (change: (pose: Pose) => Pose) =>
  (dance: Dance): Dance =>
  (seconds) => {
    const { pose, hips } = dance(seconds);
    return { pose: change(pose), hips };
  };

type Bend = Pose['leftArm'];
const ofLimbs = (arm: (bend: Bend) => Bend, leg: (bend: Bend) => Bend) =>
  ofPose((pose) => ({
    lean: pose.lean,
    leftArm: arm(pose.leftArm),
    rightArm: arm(pose.rightArm),
    leftLeg: leg(pose.leftLeg),
    rightLeg: leg(pose.rightLeg),
  }));

/** Half of the way about the middle of what is danced. */
const nearer = (raised: number, folded: number) => (bend: Bend) => ({
  raised: (raised + bend.raised) / 2,
  folded: (folded + bend.folded) / 2,
});
/** The same way up, and no limb ever stretched. */
const folded = (least: number) => (bend: Bend) => ({
  raised: bend.raised,
  folded: least + bend.folded / 4,
});

/** Back and forth on the way, and at rest where it ends. */
const stuttering = (share: number) =>
  evenly(share) +
  stutterShare * Math.sin(2 * Math.PI * stuttersPerCount * share) * Math.sin(Math.PI * share) ** 2;

export const asMeant = (seed: number) => later(danceOf(seed), 0);
const stoop = ofPose((pose) => ({ ...pose, lean: pose.lean + stoopDegrees }));
const halfway = ofLimbs(nearer(72, 55), nearer(17, 30));
const drawnIn = ofLimbs(folded(140), folded(95));

/** The same dance to the same music, each with one thing wrong. */
export const plantedFaults = {
  late: (seed) => later(danceOf(seed), lateSeconds),
  half_hearted: (seed) => halfway(asMeant(seed)),
  stooped: (seed) => stoop(asMeant(seed)),
  jerky: (seed) => later(danceOf(seed, undefined, stuttering), 0),
  small: (seed) => drawnIn(asMeant(seed)),
} as const satisfies Record<string, (seed: number) => Dance>;
export type PlantedFault = keyof typeof plantedFaults;

interface Own {
  /** What falls: a measure, and the criterion of a solo, if one rests on it. */
  measure: ScoredMeasure;
  criterion: string | null;
}
const technique = { criterion: 'technical_quality' } as const;
/** What each fault is one of. */
export const ownOf: Readonly<Record<PlantedFault, Own>> = {
  late: { measure: 'beat_alignment', criterion: 'movement_to_music' },
  half_hearted: { measure: 'body_range', criterion: null },
  stooped: { measure: 'body_posture', ...technique },
  jerky: { measure: 'body_smoothness', ...technique },
  small: { measure: 'body_extension', ...technique },
};
