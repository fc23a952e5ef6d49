import type { Measurements } from './measurements.ts';
import { isUnison, sureValue } from './sure-together.ts';

/** One number of the measurements, as the prompt, the scores and the claims know it. */
export interface Measure {
  /** What it says, with its unit or range. */
  name: string;
  /** A statement further off than this contradicts it; null: nobody can tell by eye and ear. */
  margin: Margin | null;
  /** What else the same thing may be called: its name, and that as a multiple of what was measured. */
  alsoCalled?: Readonly<Record<string, number>>;
  /** After so much it is the same again, in its unit: half a beat late is half a beat early. */
  sameAfter?(measurements: Measurements): number;
  /** Null where it was not measured. */
  read(measurements: Measurements): number | null;
}

/** In the measure's own unit, or as a share of what was measured. */
export type Margin = { by: number } | { share: number };

const share = 'from 0 to 1';

/** In the order in which they are told. */
export const measures = {
  tempo_bpm: {
    name: 'tempo of the music, beats a minute',
    margin: { share: 0.06 },
    alsoCalled: { 'half the measured tempo': 0.5, 'double the measured tempo': 2 },
    read: ({ tempo_bpm }) => tempo_bpm,
  },
  tempo_clarity: {
    name: `clarity of that tempo, ${share}`,
    margin: null,
    read: ({ tempo_clarity }) => tempo_clarity,
  },
  beat_alignment: {
    name: 'movement on the beat, 1 is on every beat, 0 is chance',
    margin: { by: 0.4 },
    read: ({ beat_alignment }) => beat_alignment,
  },
  beat_recall: {
    name: 'share of beats that a movement answers, corrected for chance',
    margin: { by: 0.4 },
    read: ({ beat_recall }) => beat_recall,
  },
  phase_coherence: {
    name: `steadiness of the place within the beat, on the beat or off it, ${share}`,
    margin: { by: 0.4 },
    read: ({ phase_coherence }) => phase_coherence,
  },
  beat_offset_ms: {
    name: 'how late movements end after the beat, milliseconds, below 0 before it',
    margin: { by: 60 },
    sameAfter: ({ tempo_bpm }) => 60_000 / (tempo_bpm ?? 0),
    read: ({ beat_offset_ms }) => beat_offset_ms,
  },
  motion_energy: {
    name: `mean motion, ${share}`,
    margin: null,
    read: ({ motion_energy }) => motion_energy,
  },
  motion_dynamics: {
    name: `contrast between strong and quiet movement, ${share}`,
    margin: { by: 0.4 },
    read: ({ motion_dynamics }) => motion_dynamics,
  },
  stillness: {
    name: `share of time without visible movement, ${share}`,
    margin: { by: 0.25 },
    read: ({ stillness }) => stillness,
  },
  exposure: {
    name: `mean brightness, ${share}`,
    margin: { by: 0.3 },
    read: ({ exposure }) => exposure,
  },
  loudness_dbfs: {
    name: 'mean loudness, dBFS',
    margin: null,
    read: ({ loudness_dbfs }) => loudness_dbfs,
  },
  body_extension: {
    name: `how far the limbs extend, ${share}`,
    margin: { by: 0.35 },
    read: ({ body }) => body?.extension?.value ?? null,
  },
  body_symmetry: {
    name: `how alike left and right move, ${share}`,
    margin: { by: 0.35 },
    read: ({ body }) => body?.symmetry?.value ?? null,
  },
  body_posture: {
    name: `how upright the trunk is, ${share}`,
    margin: { by: 0.35 },
    read: ({ body }) => body?.posture?.value ?? null,
  },
  body_smoothness: {
    name: `how smoothly the limbs move, ${share}`,
    margin: { by: 0.35 },
    read: ({ body }) => body?.smoothness?.value ?? null,
  },
  body_range: {
    name: `how much of its reach the body uses, ${share}`,
    margin: { by: 0.35 },
    read: ({ body }) => body?.range?.value ?? null,
  },
  together_synchrony: {
    name: 'how far the dancers move at one time, 1 as one, 0 as strangers',
    margin: { by: 0.5 },
    read: ({ together }) => sureValue(together?.synchrony),
  },
  together_unison: {
    name: 'how far the poses of a group are the same at one time, 1 as one, 0 as strangers',
    margin: { by: 0.5 },
    read: ({ together }) =>
      together && isUnison(together) ? sureValue(together.same_sided) : null,
  },
  repetition_count: {
    name: 'repetitions of the exercise',
    margin: { by: 1 },
    // Of several exercises nobody can tell which is meant.
    read: ({ repetitions, exercises }) =>
      exercises.length > 1 ? null : (repetitions?.count ?? null),
  },
  repetition_steadiness: {
    name: `how even the repetitions are in length, ${share}`,
    margin: null,
    read: ({ repetitions }) => repetitions?.steadiness ?? null,
  },
  repetition_range: {
    name: `mean range of the repetitions, the widest is 1`,
    margin: null,
    read: ({ repetitions }) => repetitions?.range ?? null,
  },
  repetition_sameness: {
    name: `how alike the repetitions are, ${share}`,
    margin: null,
    read: ({ repetitions }) => repetitions?.sameness ?? null,
  },
} as const satisfies Record<string, Measure>;

export type MeasureKey = keyof typeof measures;
