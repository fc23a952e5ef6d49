import { rounded } from '../../series.ts';
import { brightness } from './clothes.ts';
import type { Dancer } from './follow-dancers.ts';
import type { Sighting } from './sightings.ts';
import { firstSeconds } from './tracklets-at-points.ts';

/** By what people know a dancer. */
export interface DancerLook {
  /** From the left, from 1; and of how many. */
  place: number;
  of: number;
  /** When that is its place; null: at the start. */
  seconds: number | null;
  /** Where it tells them apart. */
  clothes: 'dark' | 'light' | null;
}

/**
 * Brightness, 0..1: of the couples' clothes the black are .05 to .12, dark green and wine red .14 to .23,
 * pink .4, white .65 to .8.
 */
const darkBelow = 0.25;
const lightAbove = 0.55;

/** Of dancers from left to right. */
export function describeDancers(dancers: readonly Dancer[]): DancerLook[] {
  const clothes = dancers.map(({ sightings }) => brightnessOf(sightings));
  const areAlike = new Set(clothes).size === 1;
  return dancers.map(({ placedSeconds }, index) => ({
    ...{ place: index + 1, of: dancers.length },
    seconds: placedSeconds < firstSeconds ? null : rounded(placedSeconds, 1),
    clothes: areAlike ? null : (clothes[index] ?? null),
  }));
}

function brightnessOf(sightings: readonly Sighting[]): DancerLook['clothes'] {
  const colours = sightings.flatMap(({ clothes }) => [clothes.trunk, clothes.thighs]);
  const told = colours.filter((colour) => colour !== null).map(brightness);
  if (told.length === 0) return null;
  const mean = told.reduce((sum, value) => sum + value, 0) / told.length;
  if (mean < darkBelow) return 'dark';
  return mean > lightAbove ? 'light' : null;
}
