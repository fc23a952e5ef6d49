import { mean } from '../series.ts';

/** A series' correlation with itself by lag, in whole values. */
export type Correlation = (lag: number) => number;

const teeth = [1, 2, 3, 4] as const;

/** Correlation of a series with itself by lag, 1 at lag 0; 0 for a series that does not vary. */
export function autocorrelation(values: ArrayLike<number>): Correlation {
  const centre = Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
  const centred = Float64Array.from(values, (value) => value - centre);
  const known = new Map<number, number>();
  const product = (lag: number) => {
    let sum = 0;
    for (let index = lag; index < centred.length; index++) {
      sum += (centred[index] ?? 0) * (centred[index - lag] ?? 0);
    }
    return sum / (centred.length - lag);
  };
  const variance = product(0);
  return (lag) => {
    const value = known.get(lag) ?? (variance > 1e-12 ? product(lag) / variance : 0);
    known.set(lag, value);
    return value;
  };
}

/** Between two whole lags, a share of each. */
export function at(correlate: Correlation, lag: number): number {
  const whole = Math.floor(lag);
  const part = lag - whole;
  return (1 - part) * correlate(whole) + part * correlate(whole + 1);
}

/** Mean correlation at a lag and its multiples up to the fourth, as far as they lie under `limit`. */
export const combOf = (correlate: Correlation, lag: number, limit: number): number =>
  mean(combLags(lag, limit).map((each) => at(correlate, each)));

export const combLags = (lag: number, limit: number): number[] =>
  teeth.map((tooth) => tooth * lag).filter((each) => each < limit);
