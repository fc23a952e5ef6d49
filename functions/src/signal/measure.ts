import type { Measurements } from '../contract/measurements.ts';
import { aroundBeats } from './beats/around-beats.ts';
import { alignBeats, type BeatAlignment } from './beats/beat-alignment.ts';
import { kinematicBeats } from './beats/kinematic-beats.ts';
import { findOffBeat } from './beats/off-beat.ts';
import type { TakeCurve } from './curve.ts';
import { measureMusic } from './measure-music.ts';
import { type Motion, visibleLevel } from './motion/motion-meter.ts';
import type { Sound } from './onsets/sound-meter.ts';
import { clamp, mean, movingMean, quantile, rounded } from './series.ts';
import { overlapOf, rangesWithin, type Span } from './spans.ts';
import type { ExpectedTempo } from './tempo/expected-level.ts';

/** So that the report stays small however long the video is. */
const mostCurveValues = 1200;

export interface MeasureOptions {
  /** What the dance that is named lets expect of its music; null: nothing. */
  expected?: ExpectedTempo | null;
  takeCurve?: TakeCurve | undefined;
}

/**
 * All that the meters tell of one video; null where it was not measured, never NaN. Movement is told of
 * the parts in which a body is (`seen`) alone, where one was looked for: else that is null. A tempo is
 * counted at the level that is `expected`, if it is played.
 */
export function measure(
  motion: Motion,
  sound: Sound | null,
  seen: readonly Span[] | null = null,
  { expected = null, takeCurve }: MeasureOptions = {},
): Measurements {
  takeCurve?.({
    ...{ name: 'motion_level', startSeconds: 0.5 / motion.rate, rate: motion.rate },
    ...{ values: motion.levels, threshold: visibleLevel },
  });
  const music = sound === null ? null : measureMusic(sound, expected, takeCurve);
  const beats = music?.beats ?? [];
  const heard = aroundBeats(music?.stretches ?? []);
  const danced = overlapOf(seen, heard);
  const moves = kinematicBeats(motion.levels, motion.rate, seen);
  const aligned = alignBeats(
    moves,
    beats,
    heard[0]?.start_seconds ?? 0,
    heard.at(-1)?.end_seconds ?? 0,
    danced,
  );
  return {
    tempo_bpm: round(music?.bpm, 2),
    tempo_clarity: round(music?.clarity, 3),
    meter: music?.meter ?? null,
    bars_per_minute: music?.bpm && music.meter ? rounded(music.bpm / music.meter, 1) : null,
    tempo_stretches: music === null ? [] : [...music.stretches],
    ...alignmentFields(aligned),
    off_beat: aligned && findOffBeat(moves, beats, danced),
    ...motionFields(motion, seen),
    exposure: round(motion.exposure, 3),
    loudness_dbfs: round(sound?.loudnessDbfs, 1),
    recording_quality: null,
    undecoded_sound: null,
    beat_seconds: beats.map((seconds) => rounded(seconds)),
    downbeat_seconds: (music?.downbeats ?? []).map((seconds) => rounded(seconds)),
    motion_curve: motionCurve(motion, seen),
    seen_spans: seen?.map(roundedSpan) ?? null,
    cut_seconds: motion.cutSeconds.map((seconds) => rounded(seconds)),
    body: null,
    bodies: null,
    indistinct_spans: null,
    body_absence: null,
    dancers_named: null,
    together: null,
    repetitions: null,
    exercises: [],
    too_few_repetitions: [],
    repetitions_seen: null,
  };
}

function alignmentFields(aligned: BeatAlignment | null) {
  return {
    beat_alignment: round(aligned?.alignment, 3),
    beat_recall: round(aligned?.recall, 3),
    phase_coherence: round(aligned?.coherence, 3),
    beat_offset_ms: round(milliseconds(aligned?.lateSeconds), 0),
    timing_from: aligned && { moves: aligned.moves, beats: aligned.beats },
  };
}

const milliseconds = (seconds: number | null | undefined) =>
  typeof seconds === 'number' ? 1_000 * seconds : null;

function motionFields({ levels, rate }: Motion, seen: readonly Span[] | null) {
  const parts = rangesWithin(levels.length, rate, seen).map(([from, to]) => levels.slice(from, to));
  const told = parts.flat();
  if (told.length === 0) return { motion_energy: null, motion_dynamics: null, stillness: null };
  const means = (seconds: number) =>
    parts.flatMap((part) => [...movingMean(part, Math.round((rate * seconds) / 2))]);
  const still = means(0.5).filter((level) => level < visibleLevel).length / told.length;
  return {
    motion_energy: rounded(mean(told), 4),
    motion_dynamics: round(dynamicsOf(means(1)), 3),
    stillness: rounded(still),
  };
}

/** Contrast of the strongest and the quietest tenth, by whole seconds; null without movement. */
function dynamicsOf(seconds: readonly number[]): number | null {
  const strong = quantile(seconds, 0.9);
  const quiet = quantile(seconds, 0.1);
  return strong < visibleLevel ? null : (strong - quiet) / (strong + quiet);
}

function motionCurve(
  { levels, rate }: Motion,
  seen: readonly Span[] | null,
): Measurements['motion_curve'] {
  const span = Math.max(1, Math.ceil(levels.length / mostCurveValues));
  const bins = Array.from({ length: Math.ceil(levels.length / span) }, (_, index) =>
    mean(levels.slice(index * span, (index + 1) * span)),
  );
  const told = rangesWithin(bins.length, rate / span, seen).flatMap(([from, to]) =>
    bins.slice(from, to),
  );
  const full = Math.max(quantile(told, 0.98), visibleLevel);
  return {
    interval_seconds: rounded(span / rate, 6),
    values: bins.map((level) => rounded(clamp(level / full, 0, 1))),
  };
}

export const roundedSpan = ({ start_seconds, end_seconds }: Span): Span => ({
  start_seconds: rounded(start_seconds),
  end_seconds: rounded(end_seconds),
});

function round(value: number | null | undefined, digits: number): number | null {
  return value === null || value === undefined ? null : rounded(value, digits);
}
