import { parabolicShift } from '../series.ts';

/** How dearly an uneven step is paid, against the strength of onsets (Ellis 2007 uses 100 to 400). */
const evenness = 100;
/** A beat at the start or the end that no onset supports is not music. */
const supportShare = 0.3;

/**
 * When the beats fall, in seconds: the path of even steps over the strongest onsets, by dynamic
 * programming (D. Ellis, "Beat tracking by dynamic programming", 2007).
 */
export function trackBeats(
  pulse: ArrayLike<number>,
  rate: number,
  periodSeconds: number,
): readonly number[] {
  const strengths = normalise(pulse);
  const { shortest, costs } = stepCosts(periodSeconds * rate);
  const totals = new Float64Array(strengths.length);
  const previous = new Int32Array(strengths.length).fill(-1);
  for (let index = 0; index < strengths.length; index++) {
    let best = 0;
    const longest = Math.min(index, shortest + costs.length - 1);
    for (let length = shortest; length <= longest; length++) {
      const total = (totals[index - length] ?? 0) - (costs[length - shortest] ?? 0);
      if (total > best) {
        best = total;
        previous[index] = index - length;
      }
    }
    totals[index] = best + (strengths[index] ?? 0);
  }
  const path = backtrace(totals, previous, Math.round(periodSeconds * rate));
  return withSupport(path, strengths).map((index) => {
    const [before, middle, after] = [index - 1, index, index + 1].map((at) => strengths[at] ?? 0);
    return (index + parabolicShift(before ?? 0, middle ?? 0, after ?? 0)) / rate;
  });
}

function normalise(pulse: ArrayLike<number>): Float64Array {
  let squares = 0;
  for (let index = 0; index < pulse.length; index++) squares += (pulse[index] ?? 0) ** 2;
  const scale = Math.sqrt(squares / pulse.length);
  const normalised = new Float64Array(pulse.length);
  if (!(scale > 0)) return normalised;
  for (let index = 0; index < pulse.length; index++)
    normalised[index] = (pulse[index] ?? 0) / scale;
  return normalised;
}

/** Of the steps from `shortest` values on. */
function stepCosts(period: number): { shortest: number; costs: Float64Array } {
  const shortest = Math.max(1, Math.round(period / 2));
  const costs = new Float64Array(Math.round(2 * period) - shortest + 1).map(
    (_, index) => evenness * Math.log((shortest + index) / period) ** 2,
  );
  return { shortest, costs };
}

function backtrace(totals: Float64Array, previous: Int32Array, period: number): number[] {
  let last = Math.max(0, totals.length - period);
  for (let index = last; index < totals.length; index++) {
    if ((totals[index] ?? 0) > (totals[last] ?? 0)) last = index;
  }
  const path: number[] = [];
  for (let index = last; index >= 0; index = previous[index] ?? -1) path.push(index);
  return path.reverse();
}

function withSupport(path: readonly number[], strengths: Float64Array): readonly number[] {
  const supported = (index: number) =>
    Math.max(...[-2, -1, 0, 1, 2].map((shift) => strengths[index + shift] ?? 0)) >= supportShare;
  const first = path.findIndex(supported);
  return first === -1 ? [] : path.slice(first, path.findLastIndex(supported) + 1);
}
