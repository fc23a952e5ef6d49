import type { Measurements } from '../../contract/measurements.ts';
import { rounded } from '../../signal/series.ts';
import { phraseCountsOf, phraseSecondsAt, phraseStarts } from '../phrases.ts';

export interface TimeSpan {
  start_seconds: number;
  end_seconds: number;
}

const mostSegments = 12;
const usualSegments = 8;
const shortestSeconds = 5;
/** How far a boundary may move from an even division to a quieter moment, in segments. */
const valleyReach = 0.25;

/**
 * Divides a video into 1 to 12 spans that cover it without gap or overlap. Boundaries fall on
 * phrases of the dance where the beats are known, else where the movement is quietest.
 */
export function planSegments(
  durationSeconds: number,
  measurements: Measurements,
  danceType: string | null,
): TimeSpan[] {
  const counts = phraseCountsOf(danceType);
  const { tempo_bpm: tempo, motion_curve: curve } = measurements;
  const usualSeconds = Math.max(shortestSeconds, durationSeconds / usualSegments);
  const phraseSeconds = tempo === null ? null : phraseSecondsAt(tempo, counts);
  const segmentSeconds =
    phraseSeconds === null ? usualSeconds : wholePhrases(phraseSeconds, usualSeconds);
  const phrases = phraseStarts(measurements, counts);
  const boundaries: number[] = [];
  let from = 0;
  while (durationSeconds - from >= 1.5 * segmentSeconds && boundaries.length < mostSegments - 1) {
    const target = from + segmentSeconds;
    from =
      phraseStart(phrases, target, (phraseSeconds ?? 0) / 2) ??
      quietestMoment(curve, target, valleyReach * segmentSeconds);
    boundaries.push(from);
  }
  return [0, ...boundaries].map((start, index) => ({
    start_seconds: start,
    end_seconds: boundaries[index] ?? durationSeconds,
  }));
}

/** The doubling of a phrase that comes nearest to the usual length, in ratio. */
function wholePhrases(phraseSeconds: number, usualSeconds: number): number {
  const doublings = Math.max(0, Math.round(Math.log2(usualSeconds / phraseSeconds)));
  return phraseSeconds * 2 ** doublings;
}

function phraseStart(phrases: readonly number[], target: number, reach: number): number | null {
  let nearest: number | null = null;
  for (const phrase of phrases) {
    const distance = Math.abs(phrase - target);
    if (distance < reach && distance < Math.abs((nearest ?? Infinity) - target)) nearest = phrase;
  }
  return nearest;
}

/** Seconds of the least motion within reach; the target itself where all is alike or unknown. */
function quietestMoment(
  { interval_seconds: interval, values }: Measurements['motion_curve'],
  target: number,
  reach: number,
): number {
  let quietest = target;
  let least = values[Math.floor(target / interval)] ?? 1;
  const first = Math.ceil((target - reach) / interval);
  const last = Math.min(values.length, Math.floor((target + reach) / interval)) - 1;
  for (let index = first; index <= last; index++) {
    const value = values[index] ?? 1;
    if (value >= least) continue;
    least = value;
    quietest = (index + 0.5) * interval;
  }
  return rounded(quietest);
}
