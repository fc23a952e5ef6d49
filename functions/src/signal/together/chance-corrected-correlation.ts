import type { Estimate } from '../../contract/measurements.ts';
import { mean } from '../series.ts';
import { againstChance, beyondChance } from './chance.ts';
import { correlationOf } from './correlation.ts';
import { estimateOfPair, type Pair } from './pair.ts';
import { looksWithBoth, type Series } from './series.ts';

/**
 * How far what two show goes together at one time, beyond strangers: 1 as one, 0 as strangers, below 0
 * against each other. Each of several channels tells as much of it as it is seen.
 */
export function chanceCorrectedCorrelation(
  one: readonly Series[],
  other: readonly Series[],
  pair: Pair,
): Estimate {
  const told = againstChance(one, other, correlationOf);
  const looks = one.map((series, channel) => looksWithBoth(series, other[channel] ?? []));
  return estimateOfPair(told && beyondChance(told), mean(looks), pair);
}
