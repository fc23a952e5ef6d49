import { club } from './club.ts';
import type { Dance } from './dance.ts';
import { folk } from './folk.ts';
import { latin } from './latin.ts';
import { social } from './social.ts';
import { stage } from './stage.ts';
import { standard } from './standard.ts';
import { street } from './street.ts';
import { swing } from './swing.ts';
import { tango } from './tango.ts';

const byKey = {
  ...standard,
  ...latin,
  ...social,
  ...tango,
  ...swing,
  ...street,
  ...stage,
  ...club,
  ...folk,
} as const;

export type DanceKey = keyof typeof byKey;

/** By the key that `style` holds, in the order in which people are offered them. */
export const dances: Readonly<Record<DanceKey, Dance>> = byKey;
export const danceKeys = Object.keys(dances) as DanceKey[];
