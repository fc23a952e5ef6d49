import { z } from 'zod';
import { analysisIdSchema } from './callables.ts';
import { analysisItemSchema } from './summary.ts';
import { exactText, text } from './text.ts';
import { analysisTypeSchema, statusSchema } from './vocabulary.ts';

/** The routes of the old Flask servers, as the frontends written for those ask and read them. */
export const oldAnalysisPath = z.strictObject({ id: analysisIdSchema });

/**
 * What takes the place of what was kept, as for `rerunAnalysis`; null or absent: it stays. The old servers
 * read no body here: what else an old frontend sends is left out.
 */
export const oldRerunRequest = z.object({
  analysis_type: analysisTypeSchema.nullish(),
  dance_type: text(80).nullish(),
  params: z.record(z.string(), z.unknown()).nullish(),
});

export const oldRerunReply = z.strictObject({
  success: z.literal(true),
  message: z.string(),
  analysis_id: z.string(),
  runId: z.string(),
});

export const oldListQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: exactText(1_000).optional(),
  /** An old frontend may name the beginning; there is no skipping: what is skipped is read all the same. */
  offset: z
    .string()
    .regex(/^0+$/, 'may only be 0: for the next page, send what X-Next-Cursor says as `cursor`')
    .optional(),
  analysis_type: analysisTypeSchema.optional(),
  status: statusSchema.optional(),
  user_id: exactText(128).min(1).optional(),
});
export type OldListQuery = z.infer<typeof oldListQuery>;

export const oldListReply = z.array(
  analysisItemSchema.omit({ analysisId: true, poster: true }).extend({ id: z.string() }),
);
