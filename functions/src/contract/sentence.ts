import { z } from 'zod';

const valuesSchema = z.record(z.string(), z.union([z.string(), z.number()]));
/** What a sentence speaks of, by the names that its code gives them. */
export type SentenceValues = z.infer<typeof valuesSchema>;

/** A sentence of ours: whoever shows it may say it in another language by its code and values. */
export const sentenceSchema = z.object({
  code: z.string(),
  values: valuesSchema,
  /** The same in English. */
  text: z.string(),
});
export type Sentence = z.infer<typeof sentenceSchema>;

/** The code and values of a field that is a string itself; null where it is older than its code. */
export const codeBeside = z.string().nullable().default(null);
export const valuesBeside = valuesSchema.default({});
