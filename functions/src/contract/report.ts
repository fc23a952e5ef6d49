import { z } from 'zod';
import { scoreSchema, scoresSchema } from './summary.ts';

const measured = z.number().nullable();

export const measurementsSchema = z.object({
  /** Beats a minute; null where the music has no clear pulse or there is none. */
  tempo_bpm: measured,
  /** 0..1: how clearly one tempo stands out. */
  tempo_clarity: measured,
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
  /** 0..1: mean motion of the picture. */
  motion_energy: measured,
  /** 0..1: contrast between strong and quiet movement. */
  motion_dynamics: measured,
  /** 0..1: share of time without visible movement. */
  stillness: measured,
  /** 0..1: mean brightness. */
  exposure: measured,
  /** Mean loudness in dBFS (0 is full scale); null without sound. */
  loudness_dbfs: measured,
  /** Where the music's beats fall, seconds from the start of the proxy. */
  beat_seconds: z.array(z.number()),
  /** Motion over time, 0..1, evenly spaced. */
  motion_curve: z.object({ interval_seconds: z.number(), values: z.array(z.number()) }),
});
/** What was measured from the video itself; null: not measured. */
export type Measurements = z.infer<typeof measurementsSchema>;

export const segmentSchema = z.object({
  start_seconds: z.number(),
  end_seconds: z.number(),
  label: z.string(),
  comment: z.string(),
  score: scoreSchema,
});
export type Segment = z.infer<typeof segmentSchema>;

export const usageSchema = z.object({
  input_tokens: z.number().int(),
  output_tokens: z.number().int(),
  /** Null where no price is configured: an unknown cost is never 0. */
  cost_usd: z.number().nullable(),
});
export type Usage = z.infer<typeof usageSchema>;

function reportFields<Time extends z.ZodType>(time: Time) {
  return {
    text: z.string(),
    total_score: scoreSchema,
    scores: scoresSchema,
    segments: z.array(segmentSchema),
    measurements: measurementsSchema,
    analyzer: z.string(),
    usage: usageSchema.nullable(),
    finish_reason: z.string().nullable(),
    timing_ms: z.record(z.string(), z.number().int()),
    memory: z.object({ peak_rss_mb: z.number(), peak_tmp_mb: z.number() }),
    frames_decoded: z.number().int(),
    frames_measured: z.number().int(),
    ffmpeg_version: z.string(),
    created_at: time,
  };
}

/** `analyses/{analysisId}/reports/{runId}`: one per finished run. */
export const reportSchema = z.object(reportFields(z.date()));
export type Report = z.infer<typeof reportSchema>;

/** A report as the HTTP API shows it: times in ISO 8601 UTC. */
export const reportItemSchema = z.object(reportFields(z.iso.datetime()));
export type ReportItem = z.infer<typeof reportItemSchema>;
