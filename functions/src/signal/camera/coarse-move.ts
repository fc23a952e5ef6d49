import type { Picture } from '../motion/picture.ts';
import { mean } from '../series.ts';
import { signalFormat } from '../signal-format.ts';

/** In whole pixels of the picture. */
export interface Shift {
  right: number;
  down: number;
}

interface Small {
  width: number;
  height: number;
  /** Gray levels above the picture's mean: a change of light alters them least. */
  values: Float32Array;
}

/** Quarter pixels, so up to a sixth of the picture's width from one frame to the next. */
const farthest = 4;
/** Gray levels: a difference of more is a body's, or something new, and counts no more than this. */
const mostDifference = 24;

/**
 * How far the whole picture went, to two pixels or so: by matching it at a quarter of its size, then at
 * half. What moves otherwise counts little, since no pixel counts for more than `mostDifference`.
 */
export function coarseMove(previous: Picture, picture: Picture): Shift {
  const before = halved(aboveMean(previous));
  const now = halved(aboveMean(picture));
  const quarter = bestShift(halved(before), halved(now), { right: 0, down: 0 }, farthest);
  const half = bestShift(before, now, { right: 2 * quarter.right, down: 2 * quarter.down }, 1);
  return { right: 2 * half.right, down: 2 * half.down };
}

function aboveMean(picture: Picture): Small {
  const { frameWidth: width, frameHeight: height } = signalFormat;
  const usual = mean(picture);
  return { width, height, values: picture.map((value) => value - usual) };
}

function halved({ width, height, values }: Small): Small {
  const small = { width: Math.floor(width / 2), height: Math.floor(height / 2) };
  const result = new Float32Array(small.width * small.height);
  for (let y = 0; y < small.height; y++) {
    for (let x = 0; x < small.width; x++) {
      const corner = 2 * y * width + 2 * x;
      result[y * small.width + x] =
        ((values[corner] ?? 0) +
          (values[corner + 1] ?? 0) +
          (values[corner + width] ?? 0) +
          (values[corner + width + 1] ?? 0)) /
        4;
    }
  }
  return { ...small, values: result };
}

/** The best of those that are at most `reach` from a guess; of equals the one nearest to it. */
function bestShift(before: Small, now: Small, guess: Shift, reach: number): Shift {
  let best = guess;
  let least = differenceAt(before, now, guess);
  for (let size = 1; size <= reach; size++) {
    for (let down = -size; down <= size; down++) {
      const step = Math.abs(down) === size ? 1 : 2 * size;
      for (let right = -size; right <= size; right += step) {
        const shift = { right: guess.right + right, down: guess.down + down };
        const difference = differenceAt(before, now, shift);
        if (difference >= least) continue;
        least = difference;
        best = shift;
      }
    }
  }
  return best;
}

/** Mean difference where both are known. */
function differenceAt(before: Small, now: Small, { right, down }: Shift): number {
  const { width, height } = now;
  const [fromX, toX] = [Math.max(0, right), Math.min(width, width + right)];
  const [fromY, toY] = [Math.max(0, down), Math.min(height, height + down)];
  let sum = 0;
  for (let y = fromY; y < toY; y++) {
    for (let x = fromX; x < toX; x++) {
      const old = before.values[(y - down) * width + x - right] ?? 0;
      sum += Math.min(mostDifference, Math.abs((now.values[y * width + x] ?? 0) - old));
    }
  }
  return sum / ((toX - fromX) * (toY - fromY));
}
