import { mean } from '../series.ts';
import type { ExpectedTempo } from '../tempo/expected-level.ts';
import { accentsOf } from './accents.ts';

export type Meter = 2 | 3 | 4;

/** Fewer are too few bars to compare. */
const fewestBeats = 16;
/** By how much more alike beats must be that lie whole bars of three apart than those of four, or the other way round. */
const leastApart = 0.1;

/**
 * Beats in a bar: 3 where the accents of the beats, in each part of the pitches, repeat after three and
 * six beats rather than after four and eight, as the Beat Spectrum of Foote and Uchihashi 2001 tells them
 * apart. Two is told from four by what repeats after two already. What is expected decides where that does
 * not contradict. Null where neither tells.
 */
export function estimateMeter(
  bandOnsets: readonly (readonly number[])[],
  rate: number,
  beats: readonly number[],
  expected: ExpectedTempo | null = null,
): Meter | null {
  const expectedMeter = expected?.meter ?? null;
  if (beats.length < fewestBeats || bandOnsets.length === 0) return expectedMeter;
  const accents = bandOnsets.map((onsets) => accentsOf(onsets, rate, beats));
  const alike = (lag: number) => mean(accents.map((values) => correlation(values, lag)));
  const threes = (alike(3) + alike(6)) / 2;
  const fours = (alike(4) + alike(8)) / 2;
  if (threes - fours >= leastApart) return 3;
  if (fours - threes < leastApart) return expectedMeter;
  if (expectedMeter !== null && expectedMeter !== 3) return expectedMeter;
  return alike(4) - alike(2) >= leastApart ? 4 : 2;
}

function correlation(values: readonly number[], lag: number): number {
  return mean(values.slice(lag).map((value, index) => value * (values[index] ?? 0)));
}
