import { z } from 'zod';
import { estimateSchema } from './estimate.ts';
import { sentenceSchema } from './sentence.ts';

const measured = z.number().nullable();

/** A second of the proxy, and how sure that is, 0..1; null where too little was seen. */
const momentSchema = z.object({ seconds: z.number(), confidence: z.number() }).nullable();
export type Moment = z.infer<typeof momentSchema>;

export const bodySchema = z.object({
  /** 0..1: share of the frames looked at in which a body was seen. */
  seen: z.number(),
  frames_looked_at: z.number().int(),
  /** 0..1: share of those with a body that show it from the side: of its further half nothing is known. */
  from_side: measured.default(null),
  /** 0..1: share of those in which the trunk is nearer to the vertical than to lying, head up. */
  upright: measured.default(null),
  /** How far the limbs reach from the trunk; 1: stretched. */
  extension: estimateSchema,
  /** How alike the left and the right side are held and moved. */
  symmetry: estimateSchema,
  /** How upright the trunk and the head are. */
  posture: estimateSchema,
  /** How free of jerks the limbs move. */
  smoothness: estimateSchema,
  /** How much of its reach the body uses over time. */
  range: estimateSchema,
  best_second: momentSchema,
  worst_second: momentSchema,
});
/** One body, the clearest in the picture, as it was followed. */
export type Body = z.infer<typeof bodySchema>;

export const dancerBodySchema = bodySchema.extend({
  /** 1 is the leftmost where the most of them are first seen at once. */
  body_id: z.number().int(),
  /** By what people know who it is. */
  label: sentenceSchema,
});
/** One of several dancers, each followed as one; `seen` is where one can be told from the others. */
export type DancerBody = z.infer<typeof dancerBodySchema>;
