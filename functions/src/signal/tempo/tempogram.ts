import { autocorrelation, combOf } from './autocorrelation.ts';
import { chanceDeviation } from './chance.ts';
import { fastestBpm, slowestBpm } from './tempo-prior.ts';

/** How clearly each tempo repeats around each moment, by combs (a tempogram: Grosche and Müller 2011). */
export interface Tempogram {
  /** In values of the pulse, shortest first. */
  lags: readonly number[];
  /** The first value of each window, and how many values each has. */
  starts: readonly number[];
  windowValues: number;
  /** By window, then by lag: mean correlation with itself one to four beats later, 0..1. */
  clarity: readonly Float64Array[];
  /** The deviation of such a mean where nothing repeats. */
  chance: number;
}

/** Two bars of four beats at 40 a minute; the teeth of a comb take half of it. */
const windowSeconds = 12;
const hopSeconds = 3;
const fewestWindows = 4;
/** From one lag to the next. */
const stepShare = 0.02;

/** Of a pulse of `rate` values a second; null where it is shorter than four windows, 21 s. */
export function tempogramOf(pulse: Float64Array, rate: number): Tempogram | null {
  const windowValues = Math.round(windowSeconds * rate);
  const hop = Math.round(hopSeconds * rate);
  const count = Math.floor((pulse.length - windowValues) / hop) + 1;
  if (count < fewestWindows) return null;
  const starts = Array.from({ length: count }, (_, index) => index * hop);
  const lags: number[] = [];
  for (let bpm = fastestBpm; bpm >= slowestBpm; bpm /= 1 + stepShare) lags.push((60 * rate) / bpm);
  const clarity = starts.map((start) => {
    const correlate = autocorrelation(pulse.subarray(start, start + windowValues));
    return Float64Array.from(lags, (lag) => Math.max(0, combOf(correlate, lag, windowValues / 2)));
  });
  return { lags, starts, windowValues, clarity, chance: chanceDeviation(windowValues, rate / 2) };
}
