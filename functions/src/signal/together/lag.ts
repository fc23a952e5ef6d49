import { parabolicShift } from '../series.ts';
import { correlationOf } from './correlation.ts';
import { type Series, shiftedBy } from './series.ts';

export interface Lag {
  /** How much later the other one is, seconds; below 0: earlier. */
  seconds: number;
  /** How far the two go together at that lag, -1..1. */
  correlation: number;
}

/** Further apart, another step of the dance would be compared. */
const mostSeconds = 0.5;

/** Where two go together best, to parts of a look; null where they do nowhere, or only further apart. */
export function lagBetween(
  one: readonly Series[],
  other: readonly Series[],
  rate: number,
): Lag | null {
  const most = Math.ceil(mostSeconds * rate);
  const tried = Array.from({ length: 2 * most + 1 }, (_, index) =>
    correlationOf(
      one,
      other.map((series) => shiftedBy(series, index - most)),
    ),
  );
  const best = tried.reduce<number>(
    (found, value, index) => ((value ?? -1) > (tried[found] ?? -1) ? index : found),
    0,
  );
  const [before, peak, after] = [tried[best - 1], tried[best], tried[best + 1]];
  if (typeof before !== 'number' || typeof peak !== 'number' || typeof after !== 'number') {
    return null;
  }
  const looks = best - most + parabolicShift(before, peak, after);
  return { seconds: looks / rate, correlation: peak };
}
