import { mean, movingMean } from '../../signal/series.ts';
import type { Interest } from './interest.ts';
import type { Span } from './span.ts';

/** How long a window may be, in seconds. */
export interface Lengths {
  least: number;
  most: number;
}

/** Windows are tried at steps of at least this. */
const finestStepSeconds = 0.1;
/** Sums differ by less through rounding alone. */
const rounding = 1e-9;
/** What lies around a moment counts this much, so that a short peak comes to the middle of its window. */
const aroundShare = 0.05;

/**
 * Finds the window within one of the spans that stands out most from the whole video; of equals the
 * earliest, then the shortest. Null where none fits.
 *
 * It is the likelihood ratio of a box of unknown length in white noise: its excess over the mean,
 * divided by the root of its length. So a window takes in all of a peak and no more.
 */
export function windowFinder(
  { stepSeconds, worth }: Interest,
  { least, most }: Lengths,
): (spans: readonly Span[]) => Span | null {
  const around = movingMean(worth, Math.round(least / stepSeconds / 2));
  const drawn = worth.map((value, index) => value + aroundShare * (around[index] ?? 0));
  const excessUntil = runningExcess(drawn, stepSeconds);
  const step = Math.max(stepSeconds, finestStepSeconds);

  return (spans) => {
    let best: Span | null = null;
    let highest = Number.NEGATIVE_INFINITY;
    for (const span of spans) {
      const starts = Math.floor((span.to - least - span.from + rounding) / step);
      for (let start = 0; start <= starts; start++) {
        const from = span.from + start * step;
        const before = excessUntil(from);
        const longest = Math.max(least, Math.min(most, span.to - from));
        const lengths = Math.ceil((longest - least - rounding) / step);
        for (let longer = 0; longer <= lengths; longer++) {
          const length = Math.min(longest, least + longer * step);
          const prominence = (excessUntil(from + length) - before) / Math.sqrt(length);
          if (prominence <= highest + rounding) continue;
          highest = prominence;
          best = { from, to: Math.min(span.to, from + length) };
        }
      }
    }
    return best;
  };
}

/** The sum from the start until a moment of what lies above the mean, in seconds. */
function runningExcess(values: Float64Array, stepSeconds: number): (seconds: number) => number {
  const usual = mean(values);
  const sums = new Float64Array(values.length + 1);
  for (const [index, value] of values.entries()) {
    sums[index + 1] = (sums[index] ?? 0) + (value - usual) * stepSeconds;
  }
  return (seconds) => {
    const position = Math.min(values.length, seconds / stepSeconds);
    const index = Math.floor(position);
    const low = sums[index] ?? 0;
    return low + (position - index) * ((sums[index + 1] ?? low) - low);
  };
}
