import {
  bones,
  type Colour,
  drawnFrom,
  type LandmarkName,
  landmarks,
} from '../../../../../../functions/src/contract/skeleton.ts';
import type { Box } from './contained-box.ts';
import { valuesPerLandmark } from './read-landmarks.ts';

/** What of a canvas' context is drawn with. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  'beginPath' | 'moveTo' | 'lineTo' | 'stroke' | 'lineWidth' | 'lineCap' | 'strokeStyle'
>;

/** Of the shorter side of the picture. */
const boneWidth = 1 / 160;
const thinnest = 2;

/** Draws a pose over the picture that fills the box: left and right by their colours, or all in one. */
export function drawPose(pen: Pen, pose: Float32Array, box: Box, only: Colour | null): void {
  const pointOf = (name: LandmarkName) => {
    const at = indices[name] * valuesPerLandmark;
    const [x = 0, y = 0, score = 0] = pose.subarray(at, at + valuesPerLandmark);
    return score < drawnFrom ? null : { x: box.left + x * box.width, y: box.top + y * box.height };
  };
  const width = Math.max(thinnest, boneWidth * Math.min(box.width, box.height));
  pen.lineCap = 'round';
  for (const [from, to, colour] of bones) {
    const [start, end] = [pointOf(from), pointOf(to)];
    if (start === null || end === null) continue;
    pen.beginPath();
    pen.moveTo(start.x, start.y);
    pen.lineTo(end.x, end.y);
    // A dark edge: clothes and walls may have any colour.
    pen.lineWidth = 2 * width;
    pen.strokeStyle = 'rgb(0 0 0 / 45%)';
    pen.stroke();
    pen.lineWidth = width;
    pen.strokeStyle = `rgb(${(only ?? colour).join(' ')})`;
    pen.stroke();
  }
}

const indices = Object.fromEntries(landmarks.map(({ name }, index) => [name, index])) as Record<
  LandmarkName,
  number
>;
