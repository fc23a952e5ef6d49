import { outside, type Picture } from './picture.ts';

/** How the light changed: what moved differs from `gain * previous + offset`. */
export interface LightChange {
  gain: number;
  offset: number;
}

const refinements = 3;
/** In gray levels: nobody sees a tenth of one. */
const finestStep = 0.1;

/**
 * The brightness change from one picture to the next (exposure, flicker, fades), by least squares
 * that leave out what does not follow it: the moving part must not pass for a change of light.
 */
export function fitLightChange(previous: Picture, picture: Picture): LightChange {
  let change: LightChange = { gain: 1, offset: 0 };
  for (let round = 0; round < refinements; round++) {
    const tolerance = Math.max(2, 1.5 * meanDeviation(lit(previous, change), picture));
    const refined = fitWithin(previous, picture, change, tolerance);
    const step =
      255 * Math.abs(refined.gain - change.gain) + Math.abs(refined.offset - change.offset);
    change = refined;
    if (step < finestStep) break;
  }
  return change;
}

/** The picture in the changed light. */
export function lit(picture: Picture, { gain, offset }: LightChange): Picture {
  if (gain === 1 && offset === 0) return picture;
  const result = new Float32Array(picture.length);
  // A loop: calling a function for each pixel took a third of all measuring.
  for (let index = 0; index < picture.length; index++) {
    const value = picture[index] ?? outside;
    result[index] = value === outside ? outside : Math.min(255, Math.max(0, gain * value + offset));
  }
  return result;
}

/** Mean difference of two pictures where both are known, in gray levels. */
export function meanDeviation(expected: Picture, picture: Picture): number {
  let sum = 0;
  let count = 0;
  for (let index = 0; index < picture.length; index++) {
    const value = expected[index] ?? outside;
    if (value === outside) continue;
    sum += Math.abs((picture[index] ?? 0) - value);
    count++;
  }
  return count === 0 ? 0 : sum / count;
}

function fitWithin(
  previous: Picture,
  picture: Picture,
  guess: LightChange,
  tolerance: number,
): LightChange {
  let count = 0;
  let sumPrevious = 0;
  let sumNow = 0;
  let sumSquares = 0;
  let sumProducts = 0;
  for (let index = 0; index < picture.length; index++) {
    const before = previous[index] ?? outside;
    const now = picture[index] ?? 0;
    if (before === outside) continue;
    if (Math.abs(now - guess.gain * before - guess.offset) > tolerance) continue;
    count++;
    sumPrevious += before;
    sumNow += now;
    sumSquares += before * before;
    sumProducts += before * now;
  }
  if (count === 0) return guess;
  const variance = sumSquares - sumPrevious ** 2 / count;
  const covariance = sumProducts - (sumPrevious * sumNow) / count;
  // A flat picture tells nothing of gain.
  const gain = variance > count ? Math.max(0, covariance / variance) : 1;
  return { gain, offset: (sumNow - gain * sumPrevious) / count };
}
