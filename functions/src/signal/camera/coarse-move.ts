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

/** In the small picture, so up to a sixth of the width and of the height from one frame to the next. */
const farShifts = shiftsWithin({ right: 4, down: 2 });
const nextShifts = shiftsWithin({ right: 1, down: 1 });
/** Gray levels: a difference of more is a body's, or something new, and counts no more than this. */
const mostDifference = 24;

/**
 * How far the whole picture went, to two pixels or so: by matching it at a quarter of its size, then at
 * half. What moves otherwise counts little, since no pixel counts for more than `mostDifference`.
 */
export function coarseMove(previous: Picture, picture: Picture): Shift {
  const before = halved(aboveMean(previous));
  const now = halved(aboveMean(picture));
  const quarter = bestShift(halved(before), halved(now), { right: 0, down: 0 }, farShifts);
  const half = bestShift(
    before,
    now,
    { right: 2 * quarter.right, down: 2 * quarter.down },
    nextShifts,
  );
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

/** The best of those that are near a guess; of equals the one nearest to it. */
function bestShift(before: Small, now: Small, guess: Shift, near: readonly Shift[]): Shift {
  let best = guess;
  let least = differenceAt(before, now, guess);
  for (const { right, down } of near) {
    const shift = { right: guess.right + right, down: guess.down + down };
    const difference = differenceAt(before, now, shift);
    if (difference >= least) continue;
    least = difference;
    best = shift;
  }
  return best;
}

/** The nearest first. */
function shiftsWithin(reach: Shift): Shift[] {
  const range = (most: number) => Array.from({ length: 2 * most + 1 }, (_, at) => at - most);
  return range(reach.right)
    .flatMap((right) => range(reach.down).map((down) => ({ right, down })))
    .toSorted((a, b) => Math.hypot(a.right, a.down) - Math.hypot(b.right, b.down));
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
