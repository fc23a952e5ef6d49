import { visibleLevel } from '../motion/motion-meter.ts';
import { parabolicShift, quantile, smooth } from '../series.ts';
import { rangesWithin, type Span } from '../spans.ts';

/** A movement ends where its speed drops by this share of what it was, and rises again. */
const depthShare = 0.25;
const smoothingSeconds = 0.06;

/**
 * When movements end or turn, in seconds: the clear local minima of the motion envelope, in each of the
 * spans by itself. Value i of `levels` lies at (i + 0.5) / rate seconds.
 */
export function kinematicBeats(
  levels: ArrayLike<number>,
  rate: number,
  spans: readonly Span[] | null = null,
): readonly number[] {
  const parts = rangesWithin(levels.length, rate, spans).map(([from, to]) => ({
    from,
    envelope: smooth(Array.from(levels).slice(from, to), smoothingSeconds * rate),
  }));
  const usual = quantile(
    parts.flatMap(({ envelope }) => [...envelope]),
    0.95,
  );
  const ripple = Math.max(visibleLevel, 0.05 * usual);
  return parts.flatMap(({ from, envelope }) =>
    turningPoints(envelope, ripple).map((index) => {
      const before = envelope[index - 1] ?? 0;
      const after = envelope[index + 1] ?? 0;
      const shift = parabolicShift(before, envelope[index] ?? 0, after);
      return (from + index + 0.5 + shift) / rate;
    }),
  );
}

/** Minima that a clear fall leads to and a clear rise follows; the first value of a level floor. */
function turningPoints(envelope: Float64Array, ripple: number): number[] {
  const points: number[] = [];
  let falling = false;
  let high = 0;
  let low = 0;
  for (const [index, value] of envelope.entries()) {
    const lowest = envelope[low] ?? 0;
    if (falling) {
      if (value < lowest) low = index;
      else if (value * (1 - depthShare) > lowest + ripple) {
        points.push(low);
        falling = false;
        high = value;
      }
    } else if (value > high) high = value;
    else if (value + ripple < high * (1 - depthShare)) {
      falling = true;
      low = index;
    }
  }
  return points;
}
