import { type CropRegion, nextCropRegion, wholePicture } from './crop-region.ts';

/** The pose that a model finds in a part of a picture. */
export type Look = (region: CropRegion) => Float32Array;

/**
 * Follows one body from frame to frame: each frame is looked at about where the body was in the last
 * one, and as a whole where it is not there any more, or nothing was followed.
 */
export function followOne(size: { width: number; height: number }) {
  const whole = wholePicture(size);
  let region: CropRegion | null = null;
  return {
    next(look: Look): Float32Array {
      const near = region === null ? null : look(region);
      const found = near && nextCropRegion(near, size);
      if (near !== null && found !== null) {
        region = found;
        return near;
      }
      const pose = look(whole);
      region = nextCropRegion(pose, size);
      return pose;
    },
    /** Another scene begins: whoever was followed is not in it. */
    restart(): void {
      region = null;
    },
  };
}
