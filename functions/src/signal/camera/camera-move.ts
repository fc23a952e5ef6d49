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
import { coarseMove } from './coarse-move.ts';
import { solveLinear } from './solve-linear.ts';

const { frameWidth: width, frameHeight: height } = signalFormat;

const refinements = 4;
/** Of a pixel: a finer step changes no residual that can be seen. */
const finestStep = 0.01;
/** Gray levels, squared, a pixel: with less contrast than that, a picture is taken to stand. */
const stillness = 1;

/**
 * How a hand or a pan moved the whole picture, to parts of a pixel: by matching small pictures first,
 * then by least squares on the gradient (Lucas and Kanade, 1981) that leave out what
 * does not follow. It finds some move in any two pictures: whether it is the camera's is for
 * `frame-change.ts` to tell.
 */
export function fitCameraMove(previous: Picture, picture: Picture): CameraMove {
  const { right, down } = coarseMove(previous, picture);
  const isStill = right === 0 && down === 0;
  const moves = isStill ? [stillCamera] : [stillCamera, { ...stillCamera, right, down }];
  const coarse = nearest(moves, previous, picture);
  let { move } = coarse;
  for (let round = 0; round < refinements; round++) {
    const step = fitStep(lit(moved(previous, move), coarse.light), picture);
    move = {
      right: move.right + step.right,
      down: move.down + step.down,
      growth: clamp(move.growth + step.growth, -mostGrowth, mostGrowth),
      turn: clamp(move.turn + step.turn, -mostTurn, mostTurn),
    };
    const atTheSide = middleX * Math.hypot(step.growth, step.turn);
    if (Math.hypot(step.right, step.down) + atTheSide < finestStep) break;
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

/** More from one frame to the next is no camera that films somebody. */
const mostGrowth = 0.05;
const mostTurn = 0.1;

/** What is left of a move from `predicted`, which was moved by a guess. */
function fitStep(predicted: Picture, picture: Picture): CameraMove {
  const tolerance = Math.max(2, 1.5 * meanDeviation(predicted, picture));
  // The sums by name, not in an array: most of the time that a moving camera takes is spent here.
  let [xx, xy, xo, xa, yy, yo, ya, oo, oa, aa] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  let [x0, y0, o0, a0] = [0, 0, 0, 0];
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
      const slopeAround = slopeY * (x - middleX) - slopeX * (y - middleY);
      xx += slopeX * slopeX;
      xy += slopeX * slopeY;
      xo += slopeX * slopeOut;
      xa += slopeX * slopeAround;
      yy += slopeY * slopeY;
      yo += slopeY * slopeOut;
      ya += slopeY * slopeAround;
      oo += slopeOut * slopeOut;
      oa += slopeOut * slopeAround;
      aa += slopeAround * slopeAround;
      x0 += slopeX * residual;
      y0 += slopeY * residual;
      o0 += slopeOut * residual;
      a0 += slopeAround * residual;
      count++;
    }
  }
  if (count === 0) return stillCamera;
  const still = stillness * count;
  const far = still * middleX ** 2;
  const [right = 0, down = 0, growth = 0, turn = 0] = solveLinear(
    [
      [xx + still, xy, xo, xa],
      [xy, yy + still, yo, ya],
      [xo, yo, oo + far, oa],
      [xa, ya, oa, aa + far],
    ],
    [x0, y0, o0, a0],
  );
  return { right, down, growth, turn };
}
