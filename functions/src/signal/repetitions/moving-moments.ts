import { quantile } from '../series.ts';

/** Of what moves, how fast the faster quarter does. */
const usualShare = 0.75;
/** Slower than this share of the usual speed is a hold, a rest or a picture that stands still. */
const stillShare = 0.1;

/**
 * Evenly spaced in the time in which something moves, as rising indexes: how long somebody holds or
 * rests, and how long a freeze frame lasts, says nothing of how alike repetitions are.
 */
export function movingMoments(series: readonly Float64Array[]): number[] {
  const [first = new Float64Array()] = series;
  const speeds = first.map((_, at) =>
    at === 0 ? 0 : Math.hypot(...series.map((values) => (values[at] ?? 0) - (values[at - 1] ?? 0))),
  );
  const still = stillShare * quantile(speeds, usualShare);
  const moments: number[] = [];
  let time = 0;
  for (const [at, speed] of speeds.entries()) {
    time += speed >= still ? 1 : speed / still;
    if (time < 1) continue;
    moments.push(at);
    time -= 1;
  }
  return moments;
}
