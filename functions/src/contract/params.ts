import { z } from 'zod';
import type { AnalysisType } from './vocabulary.ts';

export const trimSchema = z
  .strictObject({ start_seconds: z.number().min(0), end_seconds: z.number().positive() })
  .refine((trim) => trim.end_seconds > trim.start_seconds, {
    message: 'end_seconds must be after start_seconds',
  });
/** The part of the video that is judged, in seconds of the source. */
export type Trim = z.infer<typeof trimSchema>;

const forAll = z.strictObject({ trim: trimSchema.nullish() });

/** What `params` may carry, by the profile that takes it. */
export const paramsSchemas = {
  solo: forAll,
  couple: forAll,
  group: forAll,
  highlights: forAll,
  workout: forAll,
} as const satisfies Record<AnalysisType, z.ZodType<{ trim?: Trim | null | undefined }>>;
