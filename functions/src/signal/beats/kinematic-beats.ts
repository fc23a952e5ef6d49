import { visibleLevel } from '../motion/motion-meter.ts';
import { parabolicShift, quantile, smooth } from '../series.ts';
import { rangesWithin, type Span } from '../spans.ts';

/** A movement ends where its speed drops by this share of what it was, and rises again. */
const depthShare = 0.25;
const smoothingSeconds = 0.06;
/**
 * A minimum that lies so far behind where the movement before it stops is the middle of a rest. Of drawn dances
 * at 86 to 150 counts a minute that never rest 95 % lie less than .04 behind it; of those that rest for .2 to .5 s of
 * each count nine in ten lie more than .065 to .167 behind it.
 */
const shortestRestSeconds = 0.05;
/** How often the time above half of its highest speed goes into a movement's: of minimum jerk (Flash and Hogan 1985). */
const timesAboveHalf = 1.85;
/** Full width at half maximum, in standard deviations, of what is smoothed by a normal curve. */
const halfWidths = 2 * Math.sqrt(2 * Math.log(2));

/**
 * When movements end or turn, in seconds: the clear local minima of the motion envelope, in each of the
 * spans by itself; where the body rests before it moves on, the beginning of that rest. Value i of `levels`
 * lies at (i + 0.5) / rate seconds.
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
    fallsOf(envelope, ripple).map((fall) => (from + endOf(envelope, fall, rate) + 0.5) / rate),
  );
}

/** From the highest value of a movement to the lowest behind it, as indices. */
interface Fall {
  high: number;
  low: number;
}

/** Minima that a clear fall leads to and a clear rise follows; the first value of a level floor. */
function fallsOf(envelope: Float64Array, ripple: number): Fall[] {
  const falls: Fall[] = [];
  let falling = false;
  let high = 0;
  let low = 0;
  for (const [index, value] of envelope.entries()) {
    const [highest, lowest] = [envelope[high] ?? 0, envelope[low] ?? 0];
    if (falling) {
      if (value < lowest) low = index;
      else if (value * (1 - depthShare) > lowest + ripple) {
        falls.push({ high, low });
        falling = false;
        high = index;
      }
    } else if (value > highest) high = index;
    else if (value + ripple < highest * (1 - depthShare)) {
      falling = true;
      low = index;
    }
  }
  return falls;
}

/**
 * The minimum, or where the movement before it stops, if it lies well behind that: between two movements the
 * envelope falls and rises with the smoothing alone, and is lowest in the middle. A movement stops as long after
 * its middle as the time above half of its highest speed lets expect; of one that began before the values, that is
 * not known.
 */
function endOf(envelope: Float64Array, { high, low }: Fall, rate: number): number {
  const lowest = envelope[low] ?? 0;
  const turn = low + parabolicShift(envelope[low - 1] ?? 0, lowest, envelope[low + 1] ?? 0);
  const half = (envelope[high] ?? 0) / 2;
  if (lowest >= half) return turn;
  const slowed = before(envelope, low, half, (value) => value >= half);
  const quickened = before(envelope, high, half, (value) => value < half);
  if (slowed === null || quickened === null) return turn;
  // Each value is the mean of a frame's time, and smoothed.
  const blur = halfWidths * Math.hypot(smoothingSeconds * rate, Math.sqrt(1 / 12));
  const lasted = Math.sqrt(Math.max(0, (slowed - quickened) ** 2 - blur ** 2));
  const stop = (quickened + slowed + timesAboveHalf * lasted) / 2;
  return turn - stop > shortestRestSeconds * rate ? stop : turn;
}

/** Where the values last crossed a level before an index, by what is so on its other side; null: nowhere. */
function before(
  values: Float64Array,
  from: number,
  level: number,
  isBeyond: (value: number) => boolean,
): number | null {
  let index = from;
  while (index >= 0 && !isBeyond(values[index] ?? 0)) index -= 1;
  if (index < 0) return null;
  const [earlier, later] = [values[index] ?? 0, values[index + 1] ?? 0];
  return earlier === later ? index : index + (earlier - level) / (earlier - later);
}
