import { z } from 'zod';
import { analysisIdSchema } from './callables.ts';
import { analysisItemSchema } from './summary.ts';
import { analysisTypeSchema, statusSchema } from './vocabulary.ts';

/** The routes of the old Flask servers, as the frontends written for those ask and read them. */
export const oldAnalysisPath = z.strictObject({ id: analysisIdSchema });

export const oldRerunReply = z.strictObject({
  success: z.literal(true),
  message: z.string(),
  analysis_id: z.string(),
  runId: z.string(),
});

export const oldListQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(1_000).optional(),
  analysis_type: analysisTypeSchema.optional(),
  status: statusSchema.optional(),
  user_id: z.string().min(1).max(128).optional(),
});
export type OldListQuery = z.infer<typeof oldListQuery>;

export const oldListReply = z.strictObject({
  analyses: z.array(analysisItemSchema.omit({ analysisId: true }).extend({ id: z.string() })),
  nextCursor: z.string().nullable(),
});
