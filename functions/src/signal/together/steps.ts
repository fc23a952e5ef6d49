import type { SeenFrame } from '../pose/seen-frames.ts';
import { type Dancer, ratePerSecond } from './dancer.ts';
import type { Series } from './series.ts';

/** Over less time the jitter of the landmarks is as large as what they move. */
const stepSeconds = 0.2;

/** Trunk lengths a second: a hand is no faster (3 m/s); what is, jumped from one body to the other. */
export const fastest = 6;

/** How many looks a step takes. */
export const stepLooks = (dancer: Dancer): number =>
  Math.max(1, Math.round(stepSeconds * ratePerSecond(dancer)));

/** A reading of each look and the one a step later; null where either shows nobody, or the step is longer. */
export function overSteps(
  dancer: Dancer,
  read: (before: SeenFrame, after: SeenFrame, seconds: number) => number | null,
): Series {
  const looks = stepLooks(dancer);
  const longest = (1.5 * looks) / ratePerSecond(dancer);
  return dancer.looks.map((before, look) => {
    const after = dancer.looks[look + looks] ?? null;
    if (before === null || after === null) return null;
    const seconds = after.seconds - before.seconds;
    return seconds > 0 && seconds <= longest ? read(before, after, seconds) : null;
  });
}
