import type { PictureSize } from '../../domain/video/picture-size.ts';
import type { CropRegion } from '../../signal/pose/crop-region.ts';
import type { FoundBody } from '../../signal/pose/tracks/look.ts';

/** Models that find bodies in a picture, of which one is loaded at a time, at its first need. */
export interface BodyModel {
  /** Of the one body that is clearest. Null: its optional packages are not installed, or it does not load here. */
  open(): Promise<BodyFinder | null>;
  /** Of several. Null: as before, or its file, which is fetched apart, is not there. */
  openAll(): Promise<BodiesFinder | null>;
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

export interface BodiesFinder {
  /** Six bodies of a whole RGB picture, of which those that are not there have scores near 0. */
  findAll(picture: Uint8Array, size: PictureSize): FoundBody[];
}
