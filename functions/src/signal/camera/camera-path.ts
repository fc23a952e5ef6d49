import type { CameraMove } from '../motion/picture.ts';
import { signalFormat } from '../signal-format.ts';

const { frameWidth, frameHeight } = signalFormat;

/** How a camera moved over time. */
export interface CameraPath {
  /** Moves a second. */
  rate: number;
  /** From frame i to i + 1 of the small picture; null where that is unknown, as at a cut. */
  moves: readonly (CameraMove | null)[];
}

/** Of a picture, 0..1 of its width and height. */
export interface PicturePoint {
  x: number;
  y: number;
}

/**
 * Where something that stands is seen at the second `to`, if it was seen at `point` at `from`, not
 * later; null where the camera's move between them is unknown. Before the first and behind the last
 * move the camera stands.
 */
export function carried(
  point: PicturePoint,
  from: number,
  to: number,
  { rate, moves }: CameraPath,
): PicturePoint | null {
  let { x, y } = point;
  const last = Math.min(moves.length, to * rate);
  let at = Math.max(0, from * rate);
  while (at < last) {
    const step = Math.floor(at);
    const end = Math.min(step + 1, last);
    const move = moves[step];
    if (!move) return null;
    const share = end - at;
    const [outX, outY] = [(x - 0.5) * frameWidth, (y - 0.5) * frameHeight];
    x += (share * (move.right + move.growth * outX - move.turn * outY)) / frameWidth;
    y += (share * (move.down + move.growth * outY + move.turn * outX)) / frameHeight;
    at = end;
  }
  return { x, y };
}
