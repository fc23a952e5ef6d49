import { z } from 'zod';

/** A place in a picture, 0..1 of its width from the left and of its height from the top. */
export const picturePointSchema = z.strictObject({
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
});
export type PicturePoint = z.infer<typeof picturePointSchema>;
