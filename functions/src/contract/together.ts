import { z } from 'zod';
import { estimateSchema, spanSchema } from './estimate.ts';

/** What moves as one: 1; what moves as two strangers do, by chance: 0; below 0: against each other. */
const beyondChance = estimateSchema;
const confidence = z.number();

/** What dancers do together; each null where too little shows both at once. */
export const togetherSchema = z.object({
  /** Whose tracks it is told from, in their order; at most six. */
  body_ids: z.array(z.number().int()),
  /** How long two of them at least are seen at once. */
  seconds: z.number(),
  /** Why nothing is told; null where something is. */
  absence: z.enum(['nobody_seen', 'one_seen', 'too_little_at_once']).nullable(),
  /** By limbs, rise and steps at once, without a lag; of several pairs, here and below, their mean. */
  synchrony: beyondChance,
  /** Fast and slow limbs at one time. */
  limbs: beyondChance,
  /** The hips rise and fall at one time. */
  rise: beyondChance,
  /** The feet move and stand at one time. */
  steps: beyondChance,
  /** Joints close and open at one time: the left ones of one with the right ones of the other. */
  mirrored: beyondChance,
  /** The left ones with the left ones; of three and more this is their unison. */
  same_sided: beyondChance,
  /** Which of the two it clearly is; null: both, neither, or it cannot be told. */
  sides: z.enum(['mirrored', 'same_sided']).nullable(),
  /** Of two: `share` of the looks in which a hand of each is near; `value` the same beyond chance. */
  hands: z.object({ share: z.number(), value: z.number(), confidence }).nullable(),
  /** Of two, between their trunks as the picture shows them, in trunk lengths: median, standard deviation. */
  distance: z.object({ trunks: z.number(), spread: z.number(), confidence }).nullable(),
  /** Of three and more: each against the rest. */
  dancers: z.array(
    z.object({
      body_id: z.number().int(),
      synchrony: beyondChance,
      unison: beyondChance,
      /** How much later than the middle of the group, below 0: earlier; null where that cannot be told. */
      late_ms: z.number().nullable(),
    }),
  ),
  /** Of three and more: each two of them. */
  pairs: z.array(
    z.object({
      body_ids: z.tuple([z.number().int(), z.number().int()]),
      synchrony: beyondChance,
      unison: beyondChance,
    }),
  ),
  /**
   * Where synchrony breaks, ascending, at most twenty, the longest; of three and more, who leaves the
   * others. Null: that cannot be told, as where they do not move together at all.
   */
  breaks: z
    .array(z.object({ ...spanSchema.shape, body_ids: z.array(z.number().int()) }))
    .nullable(),
  /** How far they go together over time, -1..1, not corrected for chance; null where too little shows it. */
  synchrony_curve: z.object({
    interval_seconds: z.number(),
    values: z.array(z.number().nullable()),
  }),
});
export type Together = z.infer<typeof togetherSchema>;
