import type { Body, DancerBody } from '../../functions/src/contract/body.ts';
import { dancerLabel } from '../../functions/src/contract/dancer-labels.ts';
import { type Measurements, nothingMeasured } from '../../functions/src/contract/measurements.ts';
import type { Repetitions } from '../../functions/src/contract/repetitions.ts';
import { beatsAt } from './synthesize-sound.ts';

/** Measurements of a dance of `seconds`, on the beat at `tempo`, changed as a test needs. */
export function measured(
  { seconds = 32, tempo = 120 as number | null } = {},
  changes: Partial<Measurements> = {},
): Measurements {
  const beats = tempo === null ? [] : beatsAt(tempo, seconds);
  const stepsPerSecond = (tempo ?? 120) / 60;
  const interval = Math.max(1 / 15, seconds / 1200);
  const values = Array.from({ length: Math.floor(seconds / interval) }, (_, index) =>
    Math.abs(Math.sin(Math.PI * stepsPerSecond * (index + 0.5) * interval)),
  );
  const aligned = tempo === null ? null : 0.9;
  return {
    ...nothingMeasured,
    tempo_bpm: tempo,
    tempo_clarity: tempo === null ? 0.05 : 0.9,
    beat_alignment: aligned,
    beat_recall: aligned,
    phase_coherence: aligned,
    beat_offset_ms: tempo === null ? null : 10,
    timing_from: tempo === null ? null : { moves: beats.length, beats: beats.length },
    motion_energy: 0.02,
    motion_dynamics: 0.4,
    stillness: 0.02,
    exposure: 0.4,
    loudness_dbfs: -18,
    beat_seconds: beats,
    motion_curve: { interval_seconds: interval, values },
    ...changes,
  };
}

/** A minute of somebody. */
export const aBody: Body = {
  seen: 0.9,
  frames_looked_at: 600,
  from_side: 0.1,
  upright: 0.95,
  extension: { value: 0.7, confidence: 0.8 },
  symmetry: { value: 0.6, confidence: 0.8 },
  posture: { value: 0.8, confidence: 0.8 },
  smoothness: { value: 0.5, confidence: 0.8 },
  range: { value: 0.4, confidence: 0.8 },
  best_second: { seconds: 11, confidence: 0.8 },
  worst_second: { seconds: 31, confidence: 0.6 },
};

/** Two of whom the first is in dark and the second less upright. */
export const twoDancers: readonly [DancerBody, DancerBody] = [
  { ...aBody, body_id: 1, label: dancerLabel('at_start_in', { place: 'left', clothes: 'dark' }) },
  {
    ...{ ...aBody, body_id: 2, label: dancerLabel('at_start', { place: 'right' }) },
    ...{ seen: 0.8, posture: { value: 0.6, confidence: 0.7 }, best_second: null },
  },
];

/** Twelve, three seconds each, from the second on. */
export const someRepetitions: Repetitions = {
  source: 'landmarks',
  count: 12,
  confidence: 0.9,
  per_minute: 20,
  steadiness: 0.95,
  sameness: 0.9,
  range: 0.85,
  each: Array.from({ length: 12 }, (_, index) => ({
    start_seconds: 2 + 3 * index,
    end_seconds: 5 + 3 * index,
    range: 1 - 0.025 * index,
  })),
};
