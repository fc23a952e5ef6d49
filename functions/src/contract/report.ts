import { z } from 'zod';
import { measurementsSchema } from './measurements.ts';
import { recordingFaultSchema } from './recording.ts';
import { codeBeside, sentenceSchema, valuesBeside } from './sentence.ts';
import { scoreSchema, scoresSchema } from './summary.ts';
import { type TempoCode, tempoSentences } from './tempo-sentences.ts';
import {
  practiceSchema,
  rangeSchema,
  rangesSchema,
  reasonsSchema,
  strengthSchema,
} from './verdict.ts';

const measured = z.number().nullable();

export const segmentSchema = z.object({
  start_seconds: z.number(),
  end_seconds: z.number(),
  label: z.string(),
  comment: z.string(),
  score: scoreSchema,
});
export type Segment = z.infer<typeof segmentSchema>;

/** A part of the video worth showing; clip 1 is the first. */
export const highlightSchema = z.object({
  clip: z.number().int(),
  start_seconds: z.number(),
  end_seconds: z.number(),
  score: z.number(),
  /** Whether a model's marks are part of the score. */
  basis: z.enum(['measured', 'measured_and_judged']),
  reason: z.string(),
});
export type Highlight = z.infer<typeof highlightSchema>;

export const workoutSchema = z.object({
  /** As the uploader calls it. */
  exercise: z.string().nullable(),
  /** Of several exercises, here and below, of the one that takes the most time. */
  repetitions: z.number().int(),
  per_minute: measured,
  /** Change of the range from the first to the last repetition, as a share of the first; below 0: it shrinks. */
  range_trend: measured,
  /** 0..1: how much slower and narrower the last third is than the first; null for too few. */
  fatigue: measured,
  /** Every exercise, in order of time: the first is number 1. */
  exercises: z
    .array(
      z.object({
        repetitions: z.number().int(),
        per_minute: measured,
        start_seconds: z.number(),
        end_seconds: z.number(),
      }),
    )
    .default([]),
});
/** What a workout shows beside its scores. */
export type Workout = z.infer<typeof workoutSchema>;

const tempoCodes = Object.keys(tempoSentences) as [TempoCode, ...TempoCode[]];

export const danceSchema = z.object({
  /** Key of the dance, as in the summary. */
  style: z.string(),
  /** English, as within a sentence: `slow waltz`. */
  name: z.string(),
  /** What the measured tempo means for it; null where nothing can be said. */
  tempo: sentenceSchema.extend({ code: z.enum(tempoCodes) }).nullable(),
});
/** The dance that `dance_type` names, where it is one that we know. */
export type ReportedDance = z.infer<typeof danceSchema>;

export const judgedDancerSchema = z.object({
  /** Of whom in `measurements.bodies`. */
  body_id: z.number().int(),
  label: sentenceSchema,
  /** How the body is held and moved. */
  technique: scoreSchema,
  /** How the dance is shown. */
  presentation: scoreSchema,
  comment: z.string(),
});
/** What a model says of one of several dancers; a score is 0..100, null: could not be judged. */
export type JudgedDancer = z.infer<typeof judgedDancerSchema>;

/** What a model says of something that was measured too. */
export const claimSchema = z.object({
  /** A key of the measures. */
  measure: z.string(),
  /** Of whom in `measurements.bodies` it is said; null: of none of them alone. */
  body_id: z.number().int().nullable().default(null),
  statement: z.string(),
  /** Where in the video it is said of, seconds; empty: of the whole. */
  at_seconds: z.array(z.number()),
  claimed: z.number(),
  measured: z.number(),
  /**
   * A difference beyond it contradicts; in the measure's unit. Half and double a tempo are the same
   * tempo: the statement then says which it is.
   */
  margin: z.number(),
  contradicts: z.boolean(),
});
export type Claim = z.infer<typeof claimSchema>;

/** What this video's measuring leaves open, and why. */
export const unmeasuredSchema = z.object({
  what: z.string(),
  what_code: codeBeside,
  what_values: valuesBeside,
  why: z.string(),
  why_code: codeBeside,
  why_values: valuesBeside,
});
export type Unmeasured = z.infer<typeof unmeasuredSchema>;

export const usageSchema = z.object({
  input_tokens: z.number().int(),
  output_tokens: z.number().int(),
  /** Null where no price is configured: an unknown cost is never 0. */
  cost_usd: z.number().nullable(),
});
export type Usage = z.infer<typeof usageSchema>;

export const judgeSchema = z.object({
  scores: scoresSchema,
  finish_reason: z.string().nullable(),
  usage: usageSchema.nullable(),
});
/** One of a model's independent judgements. */
export type Judge = z.infer<typeof judgeSchema>;

function reportFields<Time extends z.ZodType>(time: Time) {
  return {
    text: z.string(),
    total_score: scoreSchema,
    scores: scoresSchema,
    /** How sure each score is that is not null; empty in reports from before ranges. */
    score_ranges: rangesSchema.default({}),
    /** The same of the total; null where there is none. */
    total_range: rangeSchema.nullable().default(null),
    /** A model's impression of the whole, in its own words; null where none judged. */
    summary: z.string().nullable().default(null),
    /** Why each criterion has its score; empty in reports from before they were told. */
    reasons: reasonsSchema.default({}),
    /** What is good, the surest first. */
    strengths: z.array(strengthSchema).default([]),
    /** What to practise, what brings most first. */
    practise: z.array(practiceSchema).default([]),
    /** Each of a model's independent judgements; empty where none judged. */
    judges: z.array(judgeSchema).default([]),
    /** Criteria on which these differ by more than judges do. */
    contested: z.array(z.string()).default([]),
    segments: z.array(segmentSchema),
    measurements: measurementsSchema,
    /** As it was named when this run was judged; null: none that we know. */
    dance: danceSchema.nullable().default(null),
    /** Best first; empty but for the profiles that look for them. */
    highlights: z.array(highlightSchema).default([]),
    workout: workoutSchema.nullable().default(null),
    /** Each of several dancers as a model judges them; null where it was not asked to, or no model judged. */
    dancers: z.array(judgedDancerSchema).nullable().default(null),
    claims: z.array(claimSchema).default([]),
    /** What about the recording keeps us from measuring, the worst first. */
    recording: z.array(recordingFaultSchema).default([]),
    not_measured: z.array(unmeasuredSchema).default([]),
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
