import { z } from 'zod';
import { codeSchema } from './codes.ts';
import { analysisTypeSchema, stageSchema } from './vocabulary.ts';

const megabytes = z.number().nonnegative();
const count = z.number().int().nonnegative();

/** Of the workers; null where none was heard. */
export const workerMemorySchema = z.strictObject({
  /** The most that the last run's processes and files held at one moment. */
  last_peak_mb: megabytes.nullable(),
  peak_24h_mb: megabytes.nullable(),
  limit_mb: megabytes.nullable(),
  tmp_mb: megabytes.nullable(),
});

/** `GET /health/memory`. */
export const memoryHealthReply = z.strictObject({
  status: z.enum(['healthy', 'warning', 'critical']),
  memory_mb: megabytes,
  memory_percent: z.number().nonnegative(),
  limit_mb: megabytes,
  worker: workerMemorySchema,
  jobs_count: count,
  jobs_pending: count,
  jobs_processing: count,
  jobs_completed: count,
  limits: z.strictObject({
    max_video_size_mb: z.number(),
    max_video_duration_seconds: z.number(),
    max_concurrent_processing: count,
    max_pending_jobs_per_user: count,
    max_pending_jobs: count,
    worker_memory_mib: z.number(),
  }),
});
export type MemoryHealthReply = z.infer<typeof memoryHealthReply>;

/** `GET /api/metrics`; statistics are kept for 90 days. */
export const metricsQuery = z.strictObject({
  days: z.coerce.number().int().min(1).max(90).default(7),
});

/** Null where there is nothing to tell of. p50 and p95 are within 2.5 %. */
const measureSchema = z.strictObject({
  count,
  mean: z.number().nullable(),
  p50: z.number().nullable(),
  p95: z.number().nullable(),
});
export type Measure = z.infer<typeof measureSchema>;

const figures = {
  created: count,
  reruns: count,
  completed: count,
  failed: count,
  failed_by_code: z.partialRecord(codeSchema, count),
  cancelled: count,
  /** Deleted while they were under way. */
  removed: count,
  /** Completed among completed and failed; null where neither was. */
  success_rate: z.number().min(0).max(1).nullable(),
  failure_rate: z.number().min(0).max(1).nullable(),
  /** Of completed runs. */
  processing_seconds: measureSchema,
  peak_memory_mb: measureSchema,
  frames_decoded: measureSchema,
};
export const figuresSchema = z.strictObject(figures);
export type FiguresItem = z.infer<typeof figuresSchema>;

const byType = z.record(analysisTypeSchema, figuresSchema);

export const metricsReply = z.strictObject({
  active_sessions: count,
  queue_depth: count,
  ...figures,
  by_analysis_type: byType,
  /** Days in UTC, today first. */
  by_day: z.array(z.strictObject({ day: z.iso.date(), ...figures, by_analysis_type: byType })),
});
export type MetricsReply = z.infer<typeof metricsReply>;

export const taskQueueStateSchema = z.object({
  /** As Cloud Tasks says: RUNNING, PAUSED or DISABLED. */
  state: z.string(),
  depth: count,
});
/** What the queue itself says. */
export type TaskQueueState = z.infer<typeof taskQueueStateSchema>;

/** `operations/current` but for `budget`; times are Date. */
export const operationsSchema = z.object({
  memory: z.object({
    ...workerMemorySchema.shape,
    workers: z.array(
      z.object({
        instance_id: z.string(),
        analysisId: z.string(),
        run_id: z.string(),
        rss_mb: megabytes,
        tmp_mb: megabytes,
        last_peak_mb: megabytes,
        limit_mb: megabytes,
        updated_at: z.date(),
      }),
    ),
  }),
  active_runs: z.array(
    z.object({
      analysisId: z.string(),
      analysis_type: analysisTypeSchema,
      run_id: z.string(),
      attempt: count,
      stage: stageSchema.nullable(),
      progress: count,
      started_at: z.date().nullable(),
    }),
  ),
  queue: z.object({
    /** Runs that wait for a worker. */
    waiting: count,
    waiting_since: z.date().nullable(),
    /** Null on the local stack, or where Cloud Tasks does not answer. */
    tasks: taskQueueStateSchema.nullable(),
  }),
  recent_errors: z.array(
    z.object({
      analysisId: z.string(),
      analysis_type: analysisTypeSchema,
      code: codeSchema,
      message: z.string(),
      at: z.date(),
    }),
  ),
  recent_runs: z.array(
    z.object({
      analysisId: z.string(),
      analysis_type: analysisTypeSchema,
      processing_seconds: z.number().nonnegative(),
      at: z.date(),
    }),
  ),
  updated_at: z.date(),
  /** When all of it was last looked for, and not only what was new. */
  whole_at: z.date().optional(),
});
export type Operations = z.infer<typeof operationsSchema>;

/** `operations/queue`, for whoever is signed in; times are Date. */
export const queueStateSchema = z.object({
  /** Runs that wait for a worker, and those that have one. */
  waiting: count,
  running: count,
  /** How many may run at once. */
  workers: count,
  /** Of the last completed runs, by type; none where none was completed. */
  median_seconds: z.partialRecord(analysisTypeSchema, z.number().nonnegative()),
  updated_at: z.date(),
});
export type QueueState = z.infer<typeof queueStateSchema>;

const judgingSchema = z.object({
  frames_per_second: z.number(),
  /** How many times the model judges each video; absent: once. */
  judges: z.number().optional(),
  /** Null: not known. */
  usd_per_million_input: z.number().nullable(),
  usd_per_million_output: z.number().nullable(),
});
/** By which a run's use of the model can be reckoned before it begins. */
export type Judging = z.infer<typeof judgingSchema>;

/** `operations/current.budget`, as of the last look: each sweep's, and where runs fail or are refused, of the last seconds. */
export const budgetStateSchema = z.object({
  /** In UTC. */
  day: z.iso.date(),
  spent_usd: z.number(),
  reserved_usd: z.number(),
  limit_usd: z.number(),
  /** New runs are accepted. */
  open: z.boolean(),
  updated_at: z.date(),
  // An older version leaves out what follows.
  /** What is counted against a limit: dollars where prices are known, else tokens; null: nothing. */
  counts: z.enum(['usd', 'tokens']).nullish(),
  /** In and out together. */
  spent_tokens: count.optional(),
  reserved_tokens: count.optional(),
  limit_tokens: z.number().optional(),
  /** Of the limit, what one user's model calls may take; 0..1. */
  user_share: z.number().optional(),
  judging: judgingSchema.optional(),
});
export type BudgetState = z.infer<typeof budgetStateSchema>;
