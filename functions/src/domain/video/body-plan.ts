import type { Measurements } from '../../contract/measurements.ts';
import type { Params } from '../../contract/params.ts';
import type { LookedFor } from '../../contract/prepared-video.ts';
import type { Profile } from '../../contract/profiles/profile.ts';

export interface BodyOptions {
  /** `auto`: where it is asked for and the packages are there. */
  landmarks: 'auto' | 'off';
  /** In frames of the proxy; 0: so that about ten a second are looked at. */
  frameInterval: number;
}

export type BodyPlan = 'follow' | Extract<BodyAbsence, 'switched_off' | 'not_asked_for'>;
export type BodyAbsence = NonNullable<Measurements['body_absence']>;

/** Whether a body is to be followed, or why not. */
export function planBody(options: BodyOptions, profile: Profile, params: Params): BodyPlan {
  if (options.landmarks === 'off') return 'switched_off';
  return (params.landmarks ?? profile.followsBody) ? 'follow' : 'not_asked_for';
}

/** Whether it takes the model of several: one who is named is told apart from all who are there. */
export const takesSeveral = ({ dancers, points }: LookedFor): boolean =>
  dancers !== 1 || points !== null;
