import { mean } from '../series.ts';

/** A series' correlation with itself by lag, in whole values. */
export type Correlation = (lag: number) => number;

const mostTeeth = 4;

/** Correlation of a series with itself by lag, 1 at lag 0; 0 for a series that does not vary. */
export function autocorrelation(values: ArrayLike<number>): Correlation {
  const centre = mean(values);
  const count = values.length;
  const centred = new Float64Array(count + 1);
  for (let index = 0; index < count; index++) {
    centred[index] = (values[index] ?? 0) - centre;
  }
  const known = new Float64Array(count).fill(Number.NaN);
  const product = (lag: number) => {
    let evens = 0;
    let odds = 0;
    // Neither of two sums waits for the other; behind the last value there is a 0.
    for (let index = lag; index < count; index += 2) {
      evens += (centred[index] ?? 0) * (centred[index - lag] ?? 0);
      odds += (centred[index + 1] ?? 0) * (centred[index + 1 - lag] ?? 0);
    }
    return (evens + odds) / (count - lag);
  };
  const variance = product(0);
  return (lag) => {
    const value = known[lag];
    if (value !== undefined && !Number.isNaN(value)) return value;
    const told = variance > 1e-12 ? product(lag) / variance : 0;
    known[lag] = told;
    return told;
  };
}

/** Between two whole lags, a share of each. */
export function at(correlate: Correlation, lag: number): number {
  const whole = Math.floor(lag);
  const part = lag - whole;
  return (1 - part) * correlate(whole) + part * correlate(whole + 1);
}

/** Mean correlation at a lag and its multiples up to the fourth, as far as they lie under `limit`. */
export function combOf(correlate: Correlation, lag: number, limit: number): number {
  let total = 0;
  let tooth = 0;
  while (tooth < mostTeeth && (tooth + 1) * lag < limit) {
    tooth++;
    total += at(correlate, tooth * lag);
  }
  return tooth === 0 ? 0 : total / tooth;
}

export const combLags = (lag: number, limit: number): number[] =>
  Array.from({ length: mostTeeth }, (_, tooth) => (tooth + 1) * lag).filter((each) => each < limit);
