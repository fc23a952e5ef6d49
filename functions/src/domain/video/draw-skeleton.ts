import {
  bones,
  type Colour,
  drawnFrom,
  type LandmarkName,
  landmarks,
} from '../../contract/skeleton.ts';
import { valuesPerLandmark } from '../../signal/pose/pose-track.ts';
import type { PictureSize } from './picture-size.ts';

const penRadius = 1;

/** Draws what was found into an RGB picture: left and right by their colours, or all in one. */
export function drawSkeleton(
  picture: Uint8Array,
  size: PictureSize,
  pose: Float32Array,
  only: Colour | null = null,
): void {
  const pointOf = (name: LandmarkName) => {
    const at = indices[name] * valuesPerLandmark;
    const [x = 0, y = 0, score = 0] = pose.subarray(at, at + valuesPerLandmark);
    return score < drawnFrom ? null : { x: x * size.width, y: y * size.height };
  };
  for (const [from, to, colour] of bones) {
    const start = pointOf(from);
    const end = pointOf(to);
    if (start === null || end === null) continue;
    const steps = Math.ceil(Math.max(Math.abs(end.x - start.x), Math.abs(end.y - start.y), 1));
    for (let step = 0; step <= steps; step++) {
      const share = step / steps;
      const x = start.x + share * (end.x - start.x);
      const y = start.y + share * (end.y - start.y);
      dot(picture, size, Math.round(x), Math.round(y), only ?? colour);
    }
  }
}

const indices = Object.fromEntries(landmarks.map(({ name }, index) => [name, index])) as Record<
  LandmarkName,
  number
>;

function dot(picture: Uint8Array, size: PictureSize, x: number, y: number, colour: Colour): void {
  const [top, bottom] = [Math.max(0, y - penRadius), Math.min(size.height - 1, y + penRadius)];
  const [from, to] = [Math.max(0, x - penRadius), Math.min(size.width - 1, x + penRadius)];
  for (let row = top; row <= bottom; row++) {
    for (let column = from; column <= to; column++) {
      picture.set(colour, 3 * (row * size.width + column));
    }
  }
}
