import { z } from 'zod';
import { spanSchema } from './estimate.ts';
import { sentenceSchema } from './sentence.ts';

const hundred = z.number().min(0).max(100);
/** How sure a score is: it lies between the two, 0..100. */
export const rangeSchema = z.object({ low: hundred, high: hundred });
export type Range = z.infer<typeof rangeSchema>;
/** By criterion; an entry for each score that is not null. */
export const rangesSchema = z.record(z.string(), rangeSchema);
export type Ranges = z.infer<typeof rangesSchema>;

/** The code of a sentence that the model wrote: it has no values. */
export const judgesWords = 'judges_words';

export const strengthSchema = z.object({
  sentence: sentenceSchema,
  /** Key of the criterion that it speaks of; null: of none alone. */
  criterion: z.string().nullable(),
  /** Where to see it; empty: throughout. */
  moments: z.array(spanSchema),
});
/** What is good. */
export type Strength = z.infer<typeof strengthSchema>;

export const practiceSchema = strengthSchema.extend({
  /** How, in one or two sentences. */
  drill: sentenceSchema,
});
/** What to practise. */
export type Practice = z.infer<typeof practiceSchema>;
export const reasonSchema = z.object({
  sentence: sentenceSchema,
  /** Where to see it, seconds; empty: throughout. */
  at_seconds: z.array(z.number()),
});
/** Why a criterion has its score: a model's words, or what a measured one rests on. */
export type Reason = z.infer<typeof reasonSchema>;
/** By criterion. */
export const reasonsSchema = z.record(z.string(), reasonSchema);
export type Reasons = z.infer<typeof reasonsSchema>;
/** At most so many of each. */
export const mostPoints = 3;

/** A score that is none has no range. */
export const noScores = { total_score: null, scores: {}, score_ranges: {}, total_range: null };
/** Of a report that nobody wrote a verdict into. */
export const noVerdict = {
  ...{ score_ranges: {}, total_range: null, summary: null, reasons: {} },
  ...{ strengths: [], practise: [], judges: [], contested: [] },
};
