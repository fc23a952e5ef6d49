import type { Sound } from '../onsets/sound-meter.ts';
import { clamp, movingMean, parabolicShift, smooth } from '../series.ts';

export interface Tempo {
  bpm: number;
  /** 0..1 */
  clarity: number;
  periodSeconds: number;
}

const slowestBpm = 40;
const fastestBpm = 240;
const likelyBpm = 120;
/** Width of the log-normal prior, in octaves. */
const priorOctaves = 0.9;
/** A tempo is heard as its double when half beats are this much as strong as beats, up to a limit. */
const equalHalves = 0.85;
const fastestDoubledBpm = 190;
const combTeeth = 4;
const smoothingSeconds = 0.02;
/** How many neighbouring values of a smoothed pulse tell the same: it divides their number. */
const alikeValues = 7;
/** Random drums and noise reached 4.3 in 78 trials; a wrong tempo under loud melodies, 4.7. */
const leastDeviations = 5.5;
const leastClarity = 0.1;
const localMeanSeconds = 0.75;

/** Onset strengths over their local mean, smoothed so that a human's jitter still overlaps. */
export function pulseOf(sound: Sound): Float64Array {
  const local = movingMean(sound.onsets, Math.round(localMeanSeconds * sound.rate));
  const above = sound.onsets.map((onset, index) => Math.max(0, onset - (local[index] ?? 0)));
  return smooth(above, smoothingSeconds * sound.rate);
}

/**
 * The tempo that stands out most in a pulse of `rate` values a second, precise to well under one
 * per cent where it is steady; null where nothing repeats or the sound is too short to tell.
 * Its clarity is the mean correlation of the pulse with itself one to four beats later.
 */
export function estimateTempo(pulse: ArrayLike<number>, rate: number): Tempo | null {
  const correlate = autocorrelation(pulse);
  const longest = (60 / slowestBpm) * rate;
  if (pulse.length < 2 * longest) return null;
  const comb = (lag: number) => combOf(correlate, lag, pulse.length / 2);
  let best = 0;
  let bestValue = 0;
  for (let lag = (60 / fastestBpm) * rate; lag <= longest; lag += 0.25) {
    const value = comb(lag) * prior((60 * rate) / lag);
    if (value > bestValue) {
      best = lag;
      bestValue = value;
    }
  }
  if (best === 0) return null;
  const doubled = (120 * rate) / best;
  if (
    doubled <= fastestDoubledBpm &&
    at(correlate, best / 2) >= equalHalves * at(correlate, best)
  ) {
    best /= 2;
  }
  const lag = refine(correlate, best, pulse.length / 2);
  return { bpm: (60 * rate) / lag, clarity: clamp(comb(lag), 0, 1), periodSeconds: lag / rate };
}

/** Whether a clarity is beyond what `count` values of a pulse without a tempo reach by chance. */
export function isClear(clarity: number, count: number): boolean {
  const deviation = Math.sqrt(alikeValues / count / combTeeth);
  return clarity >= Math.max(leastClarity, leastDeviations * deviation);
}

function prior(bpm: number): number {
  return Math.exp(-0.5 * (Math.log2(bpm / likelyBpm) / priorOctaves) ** 2);
}

/** Correlation of a series with itself by lag, 1 at lag 0; 0 for a series that does not vary. */
function autocorrelation(values: ArrayLike<number>): (lag: number) => number {
  const centre = Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
  const centred = Float64Array.from(values, (value) => value - centre);
  const known = new Map<number, number>();
  const product = (lag: number) => {
    let sum = 0;
    for (let index = lag; index < centred.length; index++) {
      sum += (centred[index] ?? 0) * (centred[index - lag] ?? 0);
    }
    return sum / (centred.length - lag);
  };
  const variance = product(0);
  return (lag) => {
    const value = known.get(lag) ?? (variance > 1e-12 ? product(lag) / variance : 0);
    known.set(lag, value);
    return value;
  };
}

function at(correlate: (lag: number) => number, lag: number): number {
  const whole = Math.floor(lag);
  const part = lag - whole;
  return (1 - part) * correlate(whole) + part * correlate(whole + 1);
}

function combOf(correlate: (lag: number) => number, lag: number, limit: number): number {
  let sum = 0;
  let teeth = 0;
  for (let tooth = 1; tooth <= combTeeth && tooth * lag < limit; tooth++) {
    sum += at(correlate, tooth * lag);
    teeth++;
  }
  return teeth === 0 ? 0 : sum / teeth;
}

/** A peak sixteen beats away fixes one beat sixteen times as well, as long as the pulse holds on. */
function refine(correlate: (lag: number) => number, lag: number, limit: number): number {
  let refined = lag;
  let faintest = 0.5 * at(correlate, lag);
  for (let beats = 1; beats <= 16 && beats * refined < limit; beats *= 2) {
    const peak = peakNear(correlate, beats * refined, Math.ceil(refined / 8));
    if (peak === null || correlate(Math.round(peak)) < faintest) break;
    refined = peak / beats;
    faintest = 0.5 * correlate(Math.round(peak));
  }
  return refined;
}

function peakNear(correlate: (lag: number) => number, lag: number, reach: number): number | null {
  const middle = Math.round(lag);
  let peak = middle;
  for (let near = Math.max(1, middle - reach); near <= middle + reach; near++) {
    if (correlate(near) > correlate(peak)) peak = near;
  }
  if (Math.abs(peak - middle) === reach) return null;
  return peak + parabolicShift(correlate(peak - 1), correlate(peak), correlate(peak + 1));
}
