import { z } from 'zod';
import { bodySchema, dancerBodySchema } from './body.ts';
import { spanSchema } from './estimate.ts';
import { exerciseSchema, repetitionsSchema } from './repetitions.ts';
import { togetherSchema } from './together.ts';

export type { Estimate } from './estimate.ts';

const measured = z.number().nullable();

export const recordingQualitySchema = z.object({
  /** 0..1: 95 % of the pixels are darker. */
  bright: measured,
  /** 0..1: share of the pixels that are white. */
  burnt: measured,
  /** How fast the picture trembles, in its widths a second; 0: the camera stands, or pans evenly. */
  shake: measured,
  /** 0..1: share of the sound that was cut off at full scale. */
  clipped: measured,
  /** Of whoever was followed; null where nobody was. */
  framing: z
    .object({
      /** Of the stretched body, in heights of the picture. */
      size: z.number(),
      /** 0..1: share of the looks at it in which the feet, or the head, are out of the picture. */
      feet_out: z.number(),
      head_out: z.number(),
    })
    .nullable(),
  /** Looks for somebody else than whoever was followed, and in how many of them there was one. */
  other_people: z.object({ looks: z.number().int(), seen: z.number().int() }).nullable(),
});
/** What tells whether a recording can be measured well. */
export type RecordingQuality = z.infer<typeof recordingQualitySchema>;

const offBeatSchema = z.object({
  ...spanSchema.shape,
  /** How long after the beat movements end, in milliseconds; below 0: before it. */
  late_ms: z.number(),
  /** The same as a share of a beat: -0.5..0.5. */
  late_beats: z.number(),
});
/** A stretch in which movements end beside the beat. */
export type OffBeat = z.infer<typeof offBeatSchema>;

const tempoStretchSchema = spanSchema.extend({ tempo_bpm: z.number() });
/** A stretch of music at one tempo, from its first beat to its last. */
export type TempoStretch = z.infer<typeof tempoStretchSchema>;

export const measurementsSchema = z.object({
  /** Beats a minute, of the longest stretch at one tempo; null where the music has no clear pulse or there is none. */
  tempo_bpm: measured,
  /** 0..1: how clearly one tempo stands out. */
  tempo_clarity: measured,
  /** Beats in a bar: 2, 3 or 4; null where that cannot be told, and in reports from before it was. */
  meter: z
    .union([z.literal(2), z.literal(3), z.literal(4)])
    .nullable()
    .default(null),
  bars_per_minute: measured.default(null),
  /**
   * Where the music keeps one tempo, ascending: one stretch where it keeps it throughout; empty where
   * there is no tempo, and in reports from before they were told.
   */
  tempo_stretches: z.array(tempoStretchSchema).default([]),
  /** Beat Alignment Score corrected for chance: 1 is on every beat, 0 is chance. */
  beat_alignment: measured,
  /** 0..1: share of music beats that a movement answers, corrected for chance. */
  beat_recall: measured,
  /** 0..1: how steadily movement keeps one place within the beat, on it or off it. */
  phase_coherence: measured,
  /**
   * How late movements end after the nearest beat, below 0: before it; null where they keep no one
   * place within the beat, and in reports from before it was measured.
   */
  beat_offset_ms: measured.default(null),
  /** How many movements and beats that is told from; null also in reports from before it was told. */
  timing_from: z
    .object({ moves: z.number().int(), beats: z.number().int() })
    .nullable()
    .default(null),
  /**
   * Where movements leave the beat for some seconds, ascending; empty: nowhere. Null: that cannot be
   * told, as where they keep no place near the beat, or the report is from before it was measured.
   */
  off_beat: z.array(offBeatSchema).nullable().default(null),
  /** 0..1: mean share of the picture that moves; where a body was looked for, about it, while it is seen. */
  motion_energy: measured,
  /** 0..1: contrast between strong and quiet of that movement. */
  motion_dynamics: measured,
  /** 0..1: share of that time without visible movement. */
  stillness: measured,
  /** 0..1: mean brightness. */
  exposure: measured,
  /** Mean loudness in dBFS (0 is full scale); null without sound. */
  loudness_dbfs: measured,
  /** Null in reports from before it was measured. */
  recording_quality: recordingQualitySchema.nullable().default(null),
  /** What the sound is recorded in, where there is sound that could not be decoded; else null. */
  undecoded_sound: z.string().nullable().default(null),
  /** Where the music's beats fall, seconds from the start of the proxy. */
  beat_seconds: z.array(z.number()),
  /** Those of them with which a bar begins; empty where that cannot be told. */
  downbeat_seconds: z.array(z.number()).default([]),
  /** That movement over time, 0..1, evenly spaced; 0 where a body was looked for and is not seen. */
  motion_curve: z.object({ interval_seconds: z.number(), values: z.array(z.number()) }),
  /**
   * Where a body is seen, ascending, gaps under a second bridged; empty: nowhere. Null: none was looked
   * for, or the report is from before that was told: then movement is the whole picture's.
   */
  seen_spans: z.array(spanSchema).nullable().default(null),
  /** Where one scene is cut to the next, seconds from the start of the proxy. */
  cut_seconds: z.array(z.number()).default([]),
  /** Null: nobody was seen, or no body was looked for. */
  body: bodySchema.nullable().default(null),
  /**
   * Of a couple or a group each dancer that was followed, from left to right where the most of them are
   * first seen at once; `body` is null there. Null: only one was looked for, nobody was seen, or the report
   * is from before several were.
   */
  bodies: z.array(dancerBodySchema).nullable().default(null),
  /**
   * Where dancers could not be told apart, as in an embrace: it counts for none of them. Null: only one was
   * looked for, or the report is from before several were.
   */
  indistinct_spans: z.array(spanSchema).nullable().default(null),
  /**
   * Why there is no body, nor bodies; null where there is one, and in reports from before one was looked
   * for.
   */
  body_absence: z
    .enum([
      ...([
        'switched_off',
        'not_asked_for',
        'not_installed',
        'memory_short',
        'nobody_seen',
      ] as const),
      // Points were given, and nobody whom they name could be followed.
      'nobody_named',
      // One was followed, now one and now another.
      'several_seen',
    ])
    .nullable()
    .default(null),
  /**
   * Of `params.dancers_followed`: how many points there are, and the numbers, from 1, of those that name
   * nobody, or nobody else. Null: none were given.
   */
  dancers_named: z
    .object({ points: z.number().int(), of_nobody: z.array(z.number().int()) })
    .nullable()
    .default(null),
  /** Null: several were not followed, or the report is from before they were. */
  together: togetherSchema.nullable().default(null),
  /**
   * Of several exercises the one whose repetitions take the most time, since they are compared with
   * one another; null: none were found, or none were looked for.
   */
  repetitions: repetitionsSchema.nullable().default(null),
  /** Every exercise, in order of time; empty also in reports from before they were told apart. */
  exercises: z.array(exerciseSchema).default([]),
  /** Movements that were seen clearly, but too few times to be counted, in order of time. */
  too_few_repetitions: z.array(spanSchema.extend({ count: z.number().int() })).default([]),
  /** How often the first of them was seen; null: there are none. */
  repetitions_seen: z.number().int().nullable().default(null),
});
/** What was measured from the video itself; null: not measured. */
export type Measurements = z.infer<typeof measurementsSchema>;

export const nothingMeasured: Measurements = {
  tempo_bpm: null,
  tempo_clarity: null,
  meter: null,
  bars_per_minute: null,
  tempo_stretches: [],
  beat_alignment: null,
  beat_recall: null,
  phase_coherence: null,
  beat_offset_ms: null,
  timing_from: null,
  off_beat: null,
  motion_energy: null,
  motion_dynamics: null,
  stillness: null,
  exposure: null,
  loudness_dbfs: null,
  recording_quality: null,
  undecoded_sound: null,
  beat_seconds: [],
  downbeat_seconds: [],
  motion_curve: { interval_seconds: 1, values: [] },
  seen_spans: null,
  cut_seconds: [],
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
