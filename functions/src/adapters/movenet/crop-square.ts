import type { PictureSize } from '../../domain/video/picture-size.ts';
import type { CropRegion } from '../../signal/pose/crop-region.ts';
import { resample } from './resample.ts';

/** A square of an RGB picture as `side` x `side` pixels, black outside of it. `pixels` is written over. */
export function cropSquare(
  picture: Uint8Array,
  size: PictureSize,
  { left, top, side: length }: CropRegion,
  side: number,
  pixels: Int32Array,
): void {
  resample(
    picture,
    size,
    { left, top, scale: length / side },
    { width: side, height: side },
    pixels,
  );
}
