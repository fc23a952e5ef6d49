import { z } from 'zod';
import { analysisTypeSchema } from '../../functions/src/contract/vocabulary.ts';

const share = z.number().min(0).max(1);
const seconds = z.number().min(0);
const count = z.number().int().min(0);

const exerciseSchema = z.strictObject({
  count,
  name: z.string().min(1).optional(),
  from: seconds.optional(),
  to: seconds.optional(),
});

/** What is true of one video; what is left out is not compared. docs/footage.md explains each field. */
export const clipTruthSchema = z.strictObject({
  /** What it is analysed as. */
  as: analysisTypeSchema.default('solo'),
  /** Share of the looks that see a body. */
  seen: z
    .strictObject({
      at_least: share.optional(),
      at_most: share.optional(),
      whole: z.literal(true).optional(),
    })
    .optional(),
  nobody: z.literal(true).optional(),
  /** Hard cuts; an empty list: there is none. */
  cuts: z.array(seconds).optional(),
  /** Seconds that a told cut may lie beside a true one. */
  cut_tolerance: seconds.default(0.2),
  /** How often in all, or each exercise in its order. */
  repetitions: z
    .union([count, z.array(exerciseSchema).min(1)], {
      error: 'must be a whole number or a list of exercises, each with a `count`',
    })
    .optional(),
  bodies: count.optional(),
  /** Beats a minute; null: there is no steady beat to be heard. */
  tempo: z.number().positive().nullable().optional(),
  /** Codes, or parts of sentences, that must not be given for what was not measured. */
  reasons_not: z.array(z.string().min(1)).optional(),
  /** Codes that must be given of the recording. */
  recording: z.array(z.string().min(1)).optional(),
  /** For people. */
  note: z.string().optional(),
});
export type ClipTruth = z.infer<typeof clipTruthSchema>;
export type ExerciseTruth = z.infer<typeof exerciseSchema>;

/** By the name of the file beside it. */
export const truthSchema = z.record(z.string(), clipTruthSchema);
export type Truth = z.infer<typeof truthSchema>;
