import { couple } from './couple.ts';
import { group } from './group.ts';
import { highlights } from './highlights.ts';
import type { Profile } from './profile.ts';
import { solo } from './solo.ts';
import { workout } from './workout.ts';

/** By their analysis type, in the order in which people choose. */
export const profiles = {
  solo,
  couple,
  group,
  highlights,
  workout,
} as const satisfies Record<string, Profile>;

/** Where nobody has chosen one: an empty form, the sample, documents of the old servers. */
export const usualType = 'solo' satisfies keyof typeof profiles;
