import { signalFormat } from '../signal-format.ts';
import { outside, type Picture } from './picture.ts';

const { frameWidth: width, frameHeight: height } = signalFormat;
/** Blocks of a picture, in rows from the top. */
export const across = 8;
export const down = 6;
const blockWidth = width / across;
const blockHeight = height / down;

/** The block that each pixel lies in. */
export const blockOfPixel = Uint8Array.from(
  { length: width * height },
  (_, pixel) =>
    Math.floor(pixel / width / blockHeight) * across + Math.floor((pixel % width) / blockWidth),
);

/** How a picture differs from what was expected, in one of its 8 x 6 blocks. */
export interface Block {
  /** Which of them, in rows from the top. */
  place: number;
  isBorder: boolean;
  /** Mean difference, in gray levels. */
  deviation: number;
  /** Mean difference with its sign: how much brighter it is. */
  brighter: number;
  /** 0: as expected; about 1: another picture altogether. */
  unexplained: number;
}

/** Gray levels: differences of that size between flat blocks are noise. */
const noise = 4;

/** Blocks of which less than half is known are left out. */
export function compareBlocks(expected: Picture, picture: Picture): Block[] {
  return Array.from({ length: across * down }, (_, block) =>
    compareBlock(expected, picture, block % across, Math.floor(block / across)),
  ).filter((block) => block !== null);
}

function compareBlock(
  expected: Picture,
  picture: Picture,
  column: number,
  row: number,
): Block | null {
  let count = 0;
  let deviations = 0;
  let squares = 0;
  let before = 0;
  let now = 0;
  let beforeSquares = 0;
  let nowSquares = 0;
  for (let y = row * blockHeight; y < (row + 1) * blockHeight; y++) {
    for (let x = column * blockWidth; x < (column + 1) * blockWidth; x++) {
      const old = expected[y * width + x] ?? outside;
      if (old === outside) continue;
      const value = picture[y * width + x] ?? 0;
      count++;
      deviations += Math.abs(value - old);
      squares += (value - old) ** 2;
      before += old;
      now += value;
      beforeSquares += old * old;
      nowSquares += value * value;
    }
  }
  if (2 * count < blockWidth * blockHeight) return null;
  const contrast = beforeSquares - before ** 2 / count + nowSquares - now ** 2 / count;
  return {
    place: row * across + column,
    isBorder: column % (across - 1) === 0 || row % (down - 1) === 0,
    deviation: deviations / count,
    brighter: (now - before) / count,
    unexplained: squares / (contrast + count * noise ** 2),
  };
}
