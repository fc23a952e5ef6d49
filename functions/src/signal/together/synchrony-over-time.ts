import type { Span } from '../spans.ts';
import type { Series } from './series.ts';

/**
 * Seconds about each look. See `breakLevel`: over 2 s two couples in a hundred windows fall below it, over
 * 4 s a break that is shorter is blurred.
 */
const windowSeconds = 3;
/** Share of a window in which both have to be seen. */
const leastSeen = 0.6;

/**
 * How far two go together about each look, -1..1, by all their series (of `standardSeries`) at once;
 * null where too little shows both.
 */
export function synchronyOverTime(
  one: readonly Series[],
  other: readonly Series[],
  rate: number,
): Series {
  const radius = Math.max(1, Math.round((windowSeconds * rate) / 2));
  const [products, squaresOne, squaresOther, seen] = runningSums(one, other);
  const looks = one[0]?.length ?? 0;
  return Array.from({ length: looks }, (_, look) => {
    const from = Math.max(0, look - radius);
    const to = Math.min(looks, look + radius + 1);
    const within = (sums: Float64Array) => (sums[to] ?? 0) - (sums[from] ?? 0);
    const scale = Math.sqrt(Math.max(0, within(squaresOne) * within(squaresOther)));
    const isSeen = within(seen) >= leastSeen * (2 * radius + 1) * one.length;
    return isSeen && scale > 0 ? within(products) / scale : null;
  });
}

function runningSums(one: readonly Series[], other: readonly Series[]) {
  const looks = one[0]?.length ?? 0;
  const sums = () => new Float64Array(looks + 1);
  const all = [sums(), sums(), sums(), sums()] as const;
  for (let look = 0; look < looks; look++) {
    const added = [0, 0, 0, 0];
    for (const [channel, series] of one.entries()) {
      const [its, theirs] = [series[look] ?? null, other[channel]?.[look] ?? null];
      if (its === null || theirs === null) continue;
      [its * theirs, its ** 2, theirs ** 2, 1].forEach((value, index) => {
        added[index] = (added[index] ?? 0) + value;
      });
    }
    all.forEach((own, index) => {
      own[look + 1] = (own[look] ?? 0) + (added[index] ?? 0);
    });
  }
  return all;
}

/**
 * Of windows of 18 filmed couples none lies below it, and five in a hundred below .12 (5 looks a second)
 * to .15 (10); of those of their dancers with the partners of other clips half do.
 */
export const breakLevel = 0;
/** A shorter one is a window's noise. */
const shortestBreakSeconds = 1;

/** Where two who go together leave each other, ascending. */
export function breaksIn(synchrony: Series, seconds: Float32Array): Span[] {
  const breaks: Span[] = [];
  let isOn = false;
  for (const [look, value] of synchrony.entries()) {
    const at = seconds[look] ?? 0;
    const last = breaks.at(-1);
    const isBroken = value !== null && value < breakLevel;
    if (isBroken && isOn && last) last.end_seconds = at;
    else if (isBroken) breaks.push({ start_seconds: at, end_seconds: at });
    isOn = isBroken;
  }
  return breaks.filter(
    ({ start_seconds, end_seconds }) => end_seconds - start_seconds >= shortestBreakSeconds,
  );
}
