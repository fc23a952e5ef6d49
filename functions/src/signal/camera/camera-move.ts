import { fitLightChange, lit, meanDeviation } from '../motion/light-change.ts';
import {
  type CameraMove,
  middleX,
  middleY,
  moved,
  outside,
  type Picture,
  stillCamera,
} from '../motion/picture.ts';
import { clamp } from '../series.ts';
import { signalFormat } from '../signal-format.ts';

const { frameWidth: width, frameHeight: height } = signalFormat;

const refinements = 4;
/** Of a pixel: a finer step changes no residual that can be seen. */
const finestStep = 0.01;
/** Gray levels, squared, a pixel: with less contrast than that, a picture is taken to stand. */
const stillness = 1;

/**
 * How a hand or a pan moved the whole picture, to parts of a pixel: by the profiles of columns and
 * rows first, then by least squares on the gradient (Lucas and Kanade, 1981) that leave out what
 * does not follow. It finds some move in any two pictures: whether it is the camera's is for
 * `frame-change.ts` to tell.
 */
export function fitCameraMove(previous: Picture, picture: Picture): CameraMove {
  const moves = new Set([stillCamera, coarseMove(previous, picture)]);
  const coarse = nearest([...moves], previous, picture);
  let { move } = coarse;
  for (let round = 0; round < refinements; round++) {
    const step = fitStep(lit(moved(previous, move), coarse.light), picture);
    move = {
      right: move.right + step.right,
      down: move.down + step.down,
      growth: clamp(move.growth + step.growth, -mostGrowth, mostGrowth),
    };
    if (Math.hypot(step.right, step.down) + middleX * Math.abs(step.growth) < finestStep) break;
  }
  return move;
}

/** The move that brings the pictures nearest, and the change of light that goes with it. */
function nearest(moves: readonly CameraMove[], previous: Picture, picture: Picture) {
  const tried = moves.map((move) => {
    const before = moved(previous, move);
    const light = fitLightChange(before, picture);
    return { move, light, deviation: meanDeviation(lit(before, light), picture) };
  });
  return tried.reduce((best, other) => (other.deviation < best.deviation ? other : best));
}

const mostGrowth = 0.05;
const farthest = 6;

/** To whole pixels, and wrong where a body moves more of the profiles than the camera does. */
function coarseMove(previous: Picture, picture: Picture): CameraMove {
  const right = bestShift(columnMeans(previous), columnMeans(picture));
  const down = bestShift(rowMeans(previous), rowMeans(picture));
  return right === 0 && down === 0 ? stillCamera : { right, down, growth: 0 };
}

function columnMeans(picture: Picture): number[] {
  return Array.from({ length: width }, (_, x) => {
    let sum = 0;
    for (let y = 0; y < height; y++) sum += picture[y * width + x] ?? 0;
    return sum / height;
  });
}

function rowMeans(picture: Picture): number[] {
  return Array.from({ length: height }, (_, y) => {
    let sum = 0;
    for (let x = 0; x < width; x++) sum += picture[y * width + x] ?? 0;
    return sum / width;
  });
}

/** By slopes, which a change of light alters least; of equal ones the smallest shift. */
function bestShift(before: readonly number[], now: readonly number[]): number {
  let best = 0;
  let least = slopeDifference(before, now, 0);
  for (let size = 1; size <= farthest; size++) {
    for (const shift of [-size, size]) {
      const difference = slopeDifference(before, now, shift);
      if (difference >= least) continue;
      least = difference;
      best = shift;
    }
  }
  return best;
}

function slopeDifference(before: readonly number[], now: readonly number[], shift: number): number {
  let sum = 0;
  for (let index = farthest; index < now.length - 1 - farthest; index++) {
    const slopeNow = (now[index + 1] ?? 0) - (now[index] ?? 0);
    const slopeBefore = (before[index + 1 - shift] ?? 0) - (before[index - shift] ?? 0);
    sum += Math.abs(slopeNow - slopeBefore);
  }
  return sum;
}

/** What is left of a move from `predicted`, which was moved by a guess. */
function fitStep(predicted: Picture, picture: Picture): CameraMove {
  const tolerance = Math.max(2, 1.5 * meanDeviation(predicted, picture));
  const sums = new Float64Array(9);
  let count = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const index = y * width + x;
      const middle = predicted[index] ?? outside;
      const left = predicted[index - 1] ?? outside;
      const right = predicted[index + 1] ?? outside;
      const above = predicted[index - width] ?? outside;
      const below = predicted[index + width] ?? outside;
      if (Math.min(middle, left, right, above, below) === outside) continue;
      const residual = middle - (picture[index] ?? 0);
      if (Math.abs(residual) > tolerance) continue;
      const slopeX = (right - left) / 2;
      const slopeY = (below - above) / 2;
      const slopeOut = slopeX * (x - middleX) + slopeY * (y - middleY);
      sums[0] = (sums[0] ?? 0) + slopeX * slopeX;
      sums[1] = (sums[1] ?? 0) + slopeX * slopeY;
      sums[2] = (sums[2] ?? 0) + slopeX * slopeOut;
      sums[3] = (sums[3] ?? 0) + slopeY * slopeY;
      sums[4] = (sums[4] ?? 0) + slopeY * slopeOut;
      sums[5] = (sums[5] ?? 0) + slopeOut * slopeOut;
      sums[6] = (sums[6] ?? 0) + slopeX * residual;
      sums[7] = (sums[7] ?? 0) + slopeY * residual;
      sums[8] = (sums[8] ?? 0) + slopeOut * residual;
      count++;
    }
  }
  if (count === 0) return stillCamera;
  const [xx = 0, xy = 0, xo = 0, yy = 0, yo = 0, oo = 0, x = 0, y = 0, o = 0] = sums;
  const still = stillness * count;
  return solve([xx + still, xy, xo, yy + still, yo, oo + still * middleX ** 2], [x, y, o]);
}

/** Cramer's rule for a symmetric matrix [a b c; b d e; c e f]. */
function solve(
  [a, b, c, d, e, f]: readonly [number, number, number, number, number, number],
  [x, y, z]: readonly [number, number, number],
): CameraMove {
  const [i, j, k] = [d * f - e * e, c * e - b * f, b * e - c * d];
  const determinant = a * i + b * j + c * k;
  return {
    right: (i * x + j * y + k * z) / determinant,
    down: (j * x + (a * f - c * c) * y + (b * c - a * e) * z) / determinant,
    growth: (k * x + (b * c - a * e) * y + (a * d - b * b) * z) / determinant,
  };
}
