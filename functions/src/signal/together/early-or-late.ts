import { mean, quantile } from '../series.ts';
import { lagBetween } from './lag.ts';
import type { Series } from './series.ts';

/** Of the video: who is late is so in each of them. */
const parts = 4;
/** Of a look: between two looks nothing is seen. 15 filmed couples in time lay within .7 of one. */
const leastLooks = 0.75;
/** Below it the best lag of two is noise. */
const leastCorrelation = 0.4;

/**
 * How much later than the middle of the group each dancer is, in seconds, below 0: earlier; null where
 * that cannot be told: of fewer than three dancers, where they do not move alike, where it is less than
 * the looks can tell, or not the same in all parts of the video.
 */
export function lateness(dancers: readonly (readonly Series[])[], rate: number): (number | null)[] {
  if (dancers.length < 3) return dancers.map(() => null);
  const looks = dancers[0]?.[0]?.length ?? 0;
  const byPart = Array.from({ length: parts }, (_, part) => {
    const [from, to] = [part, part + 1].map((end) => Math.round((end * looks) / parts));
    return offsetsOf(
      dancers.map((series) => series.map((values) => values.slice(from, to))),
      rate,
    );
  });
  const whole = offsetsOf(dancers, rate);
  return whole.map((late, dancer) => {
    const its = byPart.flatMap((offsets) => offsets[dancer] ?? []);
    if (late === null || its.length < parts - 1) return null;
    const isConstant = its.every((part) => part * late > 0);
    return isConstant && Math.abs(late) * rate >= leastLooks ? late : null;
  });
}

/** Each dancer's mean lag behind the others, about the median of all; null where it moves like too few. */
function offsetsOf(dancers: readonly (readonly Series[])[], rate: number): (number | null)[] {
  const means = dancers.map((own, dancer) => {
    const lags = dancers.flatMap((other, index) => {
      if (index === dancer) return [];
      const lag = lagBetween(other, own, rate);
      return lag === null || lag.correlation < leastCorrelation ? [] : [lag.seconds];
    });
    return lags.length < dancers.length - 1 ? null : mean([...lags, 0]);
  });
  const middle = quantile(
    means.filter((value) => value !== null),
    0.5,
  );
  return means.map((value) => (value === null ? null : value - middle));
}
