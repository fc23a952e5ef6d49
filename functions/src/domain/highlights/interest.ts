import type { Measurements } from '../../contract/measurements.ts';
import type { Segment } from '../../contract/report.ts';
import { alignBeats } from '../../signal/beats/beat-alignment.ts';
import { kinematicBeats } from '../../signal/beats/kinematic-beats.ts';
import { mean, movingMean } from '../../signal/series.ts';
import { isWithin, rangesWithin } from '../../signal/spans.ts';
import { dancedSpans } from '../danced-spans.ts';
import { coarsestCurveSeconds } from '../judging/signal-segments.ts';
import { phraseSecondsAt } from '../phrases.ts';
import { markOf } from './judges-mark.ts';

/** What a video shows over time; value i holds for one step from i steps on. */
export interface Interest {
  stepSeconds: number;
  /** Movement, 1 is the video's strongest second; 0 where nobody is seen. */
  strength: Float64Array;
  /** 0..1: what makes a part worth showing. */
  worth: Float64Array;
  /** When movements end, in seconds; empty where the curve is too coarse to tell. */
  moves: readonly number[];
}

/** What a movement is worth beside the beat; on every beat it is worth 1. */
const offBeatWorth = 0.7;
/** Below this share of the curve's range not even the strongest second moves visibly. */
const leastStrength = 0.3;

/**
 * Movement, worth more where it ends on the beats; where a judge gave a mark, that counts for half,
 * and where nothing was measured, for all. Where a body was looked for and is not, nothing is worth
 * showing.
 */
export function interestOf(
  durationSeconds: number,
  measurements: Measurements,
  judged: readonly Segment[],
): Interest {
  const { seen_spans: seen, motion_curve: curve } = measurements;
  const { interval_seconds: stepSeconds, values } = curve;
  const steps = Math.ceil(durationSeconds / stepSeconds);
  const strength = strengthOf(values, stepSeconds, {
    steps,
    ranges: rangesWithin(steps, 1 / stepSeconds, seen),
  });
  const isFine = stepSeconds <= coarsestCurveSeconds;
  const moves = isFine ? kinematicBeats(values, 1 / stepSeconds, seen) : [];
  const onBeat = onBeatAround(moves, measurements);
  const worth = strength.map((level, step) => {
    const seconds = (step + 0.5) * stepSeconds;
    if (!isWithin(seconds, seen)) return 0;
    const measured = level * (offBeatWorth + (1 - offBeatWorth) * onBeat(seconds));
    const mark = markOf(judged, { from: seconds, to: seconds });
    if (mark === null) return measured;
    return values.length === 0 ? mark / 100 : (measured + mark / 100) / 2;
  });
  return { stepSeconds, strength, worth, moves };
}

function strengthOf(
  values: readonly number[],
  stepSeconds: number,
  { steps, ranges }: { steps: number; ranges: ReturnType<typeof rangesWithin> },
): Float64Array {
  const seconds = new Float64Array(steps);
  for (const [from, to] of ranges) {
    const part = Float64Array.from({ length: to - from }, (_, step) => values[from + step] ?? 0);
    seconds.set(movingMean(part, Math.round(0.5 / stepSeconds)), from);
  }
  const strongest = seconds.reduce((most, level) => Math.max(most, level), leastStrength);
  return seconds.map((level) => level / strongest);
}

/** 0..1: how the movements of the eight beats around a moment keep to them; 1 without a beat to keep. */
function onBeatAround(
  moves: readonly number[],
  measurements: Measurements,
): (seconds: number) => number {
  const { beat_seconds: beats, tempo_bpm: tempo } = measurements;
  const danced = dancedSpans(measurements);
  if (tempo === null || moves.length === 0) return () => 1;
  const reach = phraseSecondsAt(tempo) / 2;
  return (seconds) =>
    Math.max(0, alignBeats(moves, beats, seconds - reach, seconds + reach, danced)?.alignment ?? 0);
}

export function meanWithin(
  values: Float64Array,
  stepSeconds: number,
  { from, to }: { from: number; to: number },
): number {
  return mean(values.subarray(Math.floor(from / stepSeconds), Math.ceil(to / stepSeconds)));
}
