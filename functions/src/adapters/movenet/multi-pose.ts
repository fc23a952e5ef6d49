import type { PictureSize } from '../../domain/video/picture-size.ts';
import { landmarks, valuesPerLandmark } from '../../signal/pose/pose-track.ts';
import type { FoundBody } from '../../signal/pose/tracks/look.ts';
import type { BodiesFinder } from '../../workflows/ports/body-model.ts';
import type { PictureModel } from './graph-model.ts';
import { resample, type Sampling } from './resample.ts';

/** The model takes any size in multiples of 32; decision 047 compares 256 and 320. */
const longSide = 256;
const multiple = 32;

/** Of each body: its landmarks, then a box and the body's own score. */
const poseValues = landmarks.length * valuesPerLandmark;
const boxValues = 4;
const bodyValues = poseValues + boxValues + 1;

export function multiPoseFinder(model: PictureModel, side = longSide): BodiesFinder {
  let pixels = new Int32Array(0);
  return {
    findAll(picture, size) {
      const { sampling, target } = fitted(size, side);
      if (pixels.length !== 3 * target.width * target.height) {
        pixels = new Int32Array(3 * target.width * target.height);
      }
      resample(picture, size, sampling, target, pixels);
      return read(model.look(pixels, target), size, sampling.scale, target);
    },
  };
}

/** All of the picture from the upper left corner on, with black to the next multiple at the right and below. */
function fitted({ width, height }: PictureSize, side: number) {
  const scale = Math.max(width, height) / side;
  const up = (length: number) => multiple * Math.ceil(length / scale / multiple - 1e-9);
  const sampling: Sampling = { left: 0, top: 0, scale };
  return { sampling, target: { width: up(width), height: up(height) } };
}

/** From the model's y, x and score in its own picture to x, y and score in ours. */
function read(
  found: Float32Array,
  size: PictureSize,
  scale: number,
  target: PictureSize,
): FoundBody[] {
  const across = (scale * target.width) / size.width;
  const down = (scale * target.height) / size.height;
  return Array.from({ length: Math.floor(found.length / bodyValues) }, (_, body) => {
    const values = found.subarray(body * bodyValues, (body + 1) * bodyValues);
    const pose = new Float32Array(poseValues);
    for (let at = 0; at < poseValues; at += valuesPerLandmark) {
      const [y = 0, x = 0, score = 0] = values.subarray(at, at + valuesPerLandmark);
      pose.set([x * across, y * down, score], at);
    }
    return { pose, score: values[bodyValues - 1] ?? 0 };
  });
}
