import { z } from 'zod';
import { spanSchema } from './estimate.ts';

const measured = z.number().nullable();

export const repetitionsSchema = z.object({
  /** What they were counted from. */
  source: z.enum(['landmarks', 'motion']),
  count: z.number().int(),
  /** 0..1: how clearly the movement repeats. */
  confidence: z.number(),
  per_minute: measured,
  /** 0..1: how even they are in length. */
  steadiness: measured,
  /** 0..1: how alike their course is. */
  sameness: measured,
  /** 0..1: their mean range, the widest is 1. */
  range: measured,
  each: z.array(
    spanSchema.extend({
      /** 0..1, the widest is 1. */
      range: z.number(),
    }),
  ),
});
export type Repetitions = z.infer<typeof repetitionsSchema>;

/** Fewer of one movement are no exercise: they could be anything that somebody does. */
export const fewestRepetitions = 3;

/** One exercise, from its first repetition to its last. */
export const exerciseSchema = repetitionsSchema.extend(spanSchema.shape);
export type Exercise = z.infer<typeof exerciseSchema>;
