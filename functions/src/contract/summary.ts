import { z } from 'zod';
import { codeSchema } from './codes.ts';
import { longestPoster } from './poster.ts';
import { rangeSchema, rangesSchema } from './verdict.ts';
import { analysisTypeSchema, stageSchema, statusSchema } from './vocabulary.ts';

export const scoreSchema = z.number().min(0).max(100).nullable();
/** Criterion to 0..100; null means not measured. */
export const scoresSchema = z.record(z.string(), scoreSchema);
export type Scores = z.infer<typeof scoresSchema>;

export const videoSchema = z.object({
  object_path: z.string(),
  content_type: z.string(),
  size_bytes: z.number().int(),
  duration_seconds: z.number().nullable(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  frame_rate: z.number().nullable(),
  has_audio: z.boolean().nullable(),
});
/** The uploaded video; what probing tells is null until it has been probed. */
export type Video = z.infer<typeof videoSchema>;

export const runErrorSchema = z.object({
  code: codeSchema,
  message: z.string(),
  retryable: z.boolean(),
});
export type RunError = z.infer<typeof runErrorSchema>;

function summaryFields<Time extends z.ZodType>(time: Time) {
  return {
    user_id: z.string(),
    analysis_type: analysisTypeSchema,
    dance_type: z.string().nullable(),
    /** Key of the dance that `dance_type` names; null where it names none that we know. */
    style: z.string().nullable().default(null),
    dancers: z.string().nullable(),
    title: z.string().nullable(),
    params: z.record(z.string(), z.unknown()),
    timestamp: time,
    updated_at: time,
    status: statusSchema,
    processed: z.boolean(),
    stage: stageSchema.nullable(),
    progress: z.number().int().min(0).max(100),
    message: z.string().nullable(),
    video: videoSchema.nullable(),
    run_id: z.string(),
    attempt: z.number().int().min(0),
    lease_expires_at: time.nullable(),
    total_score: scoreSchema,
    scores: scoresSchema,
    score_ranges: rangesSchema.default({}),
    total_range: rangeSchema.nullable().default(null),
    /** A picture of the video, as a data URL of JPEG; null: none was taken, or the words left no room. */
    poster: z.string().max(longestPoster).nullable().default(null),
    analyzer: z.string().nullable(),
    error: runErrorSchema.nullable(),
    rerun_requested_at: time.optional(),
    started_at: time.optional(),
    processed_at: time.optional(),
    failed_at: time.optional(),
    cancelled_at: time.optional(),
    expires_at: time.optional(),
  };
}

/** `analyses/{analysisId}` as the backend handles it: times are Date. */
export const summarySchema = z.object(summaryFields(z.date()));
export type Summary = z.infer<typeof summarySchema>;

/** A list item: the summary under its own names, times in ISO 8601 UTC. */
export const analysisItemSchema = z.strictObject({
  analysisId: z.string(),
  ...summaryFields(z.iso.datetime()),
});
export type AnalysisItem = z.infer<typeof analysisItemSchema>;

export const summaryFieldNames = Object.keys(summarySchema.shape) as (keyof Summary)[];
