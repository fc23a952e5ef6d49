import type { PictureSize } from '../../domain/video/picture-size.ts';
import type { CropRegion } from '../../signal/pose/crop-region.ts';
import { valuesPerLandmark } from '../../signal/pose/pose-track.ts';
import type { BodyFinder } from '../../workflows/ports/body-model.ts';
import { cropSquare } from './crop-square.ts';
import type { PictureModel } from './graph-model.ts';

/** Lightning, single pose, int32 input: decision 015. */
const side = 192;

export function singlePoseFinder(model: PictureModel): BodyFinder {
  const pixels = new Int32Array(3 * side * side);
  return {
    find(picture, size, region) {
      cropSquare(picture, size, region, side, pixels);
      return inPicture(model.look(pixels, { width: side, height: side }), size, region);
    },
  };
}

/** From the model's y, x and score in the square to x, y and score in the picture. */
function inPicture(found: Float32Array, size: PictureSize, region: CropRegion): Float32Array {
  const pose = new Float32Array(found.length);
  for (let at = 0; at < found.length; at += valuesPerLandmark) {
    const [y = 0, x = 0, score = 0] = found.subarray(at, at + valuesPerLandmark);
    pose[at] = (region.left + x * region.side) / size.width;
    pose[at + 1] = (region.top + y * region.side) / size.height;
    pose[at + 2] = score;
  }
  return pose;
}
