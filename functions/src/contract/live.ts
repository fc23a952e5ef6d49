import { z } from 'zod';
import { segmentSchema } from './report.ts';

/** `analyses/{analysisId}/live/{runId}`: there while a model judges, gone with the end of the run. */
export const liveVerdictSchema = z.object({
  /** What is said here may still change: the report alone counts. */
  preliminary: z.literal(true),
  /** What the model has finished so far, in the order of the video. */
  segments: z.array(segmentSchema),
  updated_at: z.date(),
});
export type LiveVerdict = z.infer<typeof liveVerdictSchema>;
