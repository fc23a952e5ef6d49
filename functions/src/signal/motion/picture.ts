import { signalFormat } from '../signal-format.ts';

const { frameWidth: width, frameHeight: height } = signalFormat;
const pixels = width * height;

/** Gray levels 0..255, a number a pixel, row by row; `outside` where nothing is known. */
export type Picture = Float32Array;
export const outside = -1;

/**
 * Each pixel with its neighbours, 1-2-1 in both directions: between pixels of such a picture a
 * straight line is true enough to move it by parts of a pixel.
 */
export function soften(frame: Uint8Array): Picture {
  const rows = new Float32Array(pixels);
  for (let index = 0; index < pixels; index++) {
    const x = index % width;
    const left = frame[x === 0 ? index : index - 1] ?? 0;
    const right = frame[x === width - 1 ? index : index + 1] ?? 0;
    rows[index] = (left + 2 * (frame[index] ?? 0) + right) / 4;
  }
  const picture = new Float32Array(pixels);
  for (let index = 0; index < pixels; index++) {
    const above = rows[index < width ? index : index - width] ?? 0;
    const below = rows[index >= pixels - width ? index : index + width] ?? 0;
    picture[index] = (above + 2 * (rows[index] ?? 0) + below) / 4;
  }
  return picture;
}

/** From one frame to the next: how far the picture went, and grew and turned about its middle. */
export interface CameraMove {
  /** In pixels. */
  right: number;
  down: number;
  /** A share of its size. */
  growth: number;
  /** Clockwise, in radians. */
  turn: number;
}

export const stillCamera: CameraMove = { right: 0, down: 0, growth: 0, turn: 0 };

export const middleX = (width - 1) / 2;
export const middleY = (height - 1) / 2;

/** The picture as it would be seen after the move. */
export function moved(picture: Picture, move: CameraMove): Picture {
  if (move === stillCamera) return picture;
  const result = new Float32Array(pixels);
  for (let y = 0; y < height; y++) {
    const outY = y - middleY;
    const startX = move.growth * middleX + move.turn * outY - move.right;
    const startY = y - move.growth * outY + move.turn * middleX - move.down;
    for (let x = 0; x < width; x++) {
      const fromX = startX + (1 - move.growth) * x;
      const fromY = startY - move.turn * x;
      const top = Math.floor(fromY);
      const lower = fromY - top;
      const left = Math.floor(fromX);
      const further = fromX - left;
      const corner = top * width + left;
      const inside = left >= 0 && top >= 0 && left < width - 1 && top < height - 1;
      result[y * width + x] = inside
        ? (1 - lower) * between(picture, corner, further) +
          lower * between(picture, corner + width, further)
        : outside;
    }
  }
  return result;
}

/** How much a picture changes there within a pixel's way, in gray levels. */
export function steepness(picture: Picture, index: number): number {
  const x = index % width;
  const middle = picture[index] ?? 0;
  const right = x === width - 1 ? middle : (picture[index + 1] ?? middle);
  const left = x === 0 ? middle : (picture[index - 1] ?? middle);
  const above = picture[index - width] ?? middle;
  const below = picture[index + width] ?? middle;
  return Math.hypot(right - left, below - above) / 2;
}

function between(picture: Picture, index: number, share: number): number {
  return (1 - share) * (picture[index] ?? 0) + share * (picture[index + 1] ?? 0);
}
