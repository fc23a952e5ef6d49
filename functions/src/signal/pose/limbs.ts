import type { LandmarkName } from './pose-track.ts';
import { sides } from './seen-frames.ts';

/** From its root at the trunk to its end. */
export interface Limb {
  root: LandmarkName;
  joint: LandmarkName;
  end: LandmarkName;
  /** Trunk lengths, stretched. */
  length: number;
  /** Trunk lengths from one extreme to the other where all of its reach is used. */
  sweep: number;
}

/**
 * Shares of the stature by Drillis and Contini (1966), as Winter gives them in Biomechanics and Motor
 * Control of Human Movement: trunk .288, upper arm .186, forearm .146, thigh .245, shank .246.
 */
const armLength = (0.186 + 0.146) / 0.288;
const legLength = (0.245 + 0.246) / 0.288;

/** An arm swings to both sides of its shoulder; a leg that stands and kicks spans its own length. */
export const limbs: readonly Limb[] = sides.flatMap((side) => [
  {
    root: `${side}_shoulder`,
    joint: `${side}_elbow`,
    end: `${side}_wrist`,
    length: armLength,
    sweep: 2 * armLength,
  },
  {
    root: `${side}_hip`,
    joint: `${side}_knee`,
    end: `${side}_ankle`,
    length: legLength,
    sweep: legLength,
  },
]);
