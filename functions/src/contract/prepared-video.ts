import { z } from 'zod';
import { picturePointSchema } from './followed-points.ts';
import { measurementsSchema } from './measurements.ts';
import { trimSchema } from './params.ts';

/** Null: it is not there. */
const bodyAssetsSchema = z.object({
  landmarks: z.string().nullable(),
  preview: z.string().nullable(),
});

/** `prepared.json` beside the proxy: what later attempts and reruns of the analysis need not redo. */
export const preparedVideoSchema = z.object({
  version: z.number().int(),
  source_generation: z.string(),
  trim: trimSchema.nullable(),
  /** The dance by whose music it was measured. */
  style: z.string().nullable().default(null),
  /** What was to be found in it; null in those from before a rerun could ask for something else. */
  looked_for: z
    .object({
      /** As in a profile. */
      dancers: z.union([z.literal(1), z.literal(2)]).nullable(),
      points: z.array(picturePointSchema).nullable(),
      repetitions: z.boolean(),
    })
    .nullable()
    .default(null),
  /** What probing told of the source. */
  probed: z.object({
    duration_seconds: z.number(),
    width: z.number().int(),
    height: z.number().int(),
    frame_rate: z.number().nullable(),
    has_audio: z.boolean(),
  }),
  /** Frames a second of the source where it has the most; null where unknown. */
  source_frame_rate: z.number().nullable().default(null),
  /** Of the proxy. */
  duration_seconds: z.number(),
  frames_decoded: z.number().int(),
  frames_measured: z.number().int(),
  measurements: measurementsSchema,
  /** As in the summary; null: none could be taken, or it is from before they were. */
  poster: z.string().nullable().default(null),
  ffmpeg_version: z.string(),
  proxy: z.object({ generation: z.string(), size_bytes: z.number().int() }),
  /**
   * The generations of the landmarks and the preview that tell of the same; null: nobody was looked for, or it
   * is from before they were named.
   */
  body_assets: bodyAssetsSchema.nullable().default(null),
});
export type BodyAssets = z.infer<typeof bodyAssetsSchema>;
export type LookedFor = NonNullable<PreparedVideo['looked_for']>;
export type PreparedVideo = z.infer<typeof preparedVideoSchema>;
