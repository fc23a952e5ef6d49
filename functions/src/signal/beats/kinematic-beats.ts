import { visibleLevel } from '../motion/motion-meter.ts';
import { parabolicShift, quantile, smooth } from '../series.ts';

/** A movement ends where its speed drops by this share of what it was, and rises again. */
const depthShare = 0.25;
const smoothingSeconds = 0.06;

/**
 * When movements end or turn, in seconds: the clear local minima of the motion envelope.
 * Value i of `levels` lies at (i + 0.5) / rate seconds.
 */
export function kinematicBeats(levels: ArrayLike<number>, rate: number): readonly number[] {
  const envelope = smooth(levels, smoothingSeconds * rate);
  const ripple = Math.max(visibleLevel, 0.05 * quantile(envelope, 0.95));
  return turningPoints(envelope, ripple).map((index) => {
    const before = envelope[index - 1] ?? 0;
    const after = envelope[index + 1] ?? 0;
    return (index + 0.5 + parabolicShift(before, envelope[index] ?? 0, after)) / rate;
  });
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
