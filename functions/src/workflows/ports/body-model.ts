import type { PictureSize } from '../../domain/video/picture-size.ts';
import type { CropRegion } from '../../signal/pose/crop-region.ts';

/** A model that finds one body, the clearest, in a picture. Loaded once an instance, at its first need. */
export interface BodyModel {
  /** Null: its optional packages are not installed, or it does not load here. */
  open(): Promise<BodyFinder | null>;
  /** Gives its memory back; it can be opened again. */
  release(): void;
}

export interface BodyFinder {
  /**
   * x, y (0..1 of the picture, beyond it outside) and score (0..1) of each landmark, in the order of
   * `landmarks`, from a square of an RGB picture. One without a body has scores under 0.2.
   */
  find(picture: Uint8Array, size: PictureSize, region: CropRegion): Float32Array;
}
