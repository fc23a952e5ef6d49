import { sum } from '../series.ts';
import { combLags } from './autocorrelation.ts';

/** How many neighbouring values of a smoothed pulse tell the same: it divides their number. */
const alikeValues = 7;

/**
 * The deviation, where nothing repeats, of the mean correlation of `count` values of a pulse at `lag` and
 * its multiples: the longer they are, the fewer values overlap.
 */
export function chanceDeviation(count: number, lag: number): number {
  const lags = combLags(lag, count / 2);
  return Math.sqrt(sum(lags.map((each) => alikeValues / (count - each)))) / lags.length;
}
