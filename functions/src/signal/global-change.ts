/** How the whole picture changed: what moved in it differs from `gain * previous + offset`. */
export interface GlobalChange {
  gain: number;
  offset: number;
}

const refinements = 2;

/**
 * The brightness change from one frame to the next (exposure, flicker, fades), by least squares
 * that leave out what does not follow it: the moving part must not pass for a change of light.
 */
export function fitGlobalChange(previous: Uint8Array, frame: Uint8Array): GlobalChange {
  let change = fitWithin(previous, frame, { gain: 1, offset: 0 }, Number.POSITIVE_INFINITY);
  for (let round = 0; round < refinements; round++) {
    const tolerance = Math.max(2, 1.5 * meanDeviation(previous, frame, change));
    change = fitWithin(previous, frame, change, tolerance);
  }
  return change;
}

function meanDeviation(previous: Uint8Array, frame: Uint8Array, change: GlobalChange): number {
  let sum = 0;
  for (let index = 0; index < frame.length; index++) {
    const expected = change.gain * (previous[index] ?? 0) + change.offset;
    sum += Math.abs((frame[index] ?? 0) - expected);
  }
  return sum / frame.length;
}

function fitWithin(
  previous: Uint8Array,
  frame: Uint8Array,
  guess: GlobalChange,
  tolerance: number,
): GlobalChange {
  let count = 0;
  let sumPrevious = 0;
  let sumFrame = 0;
  let sumSquares = 0;
  let sumProducts = 0;
  for (let index = 0; index < frame.length; index++) {
    const before = previous[index] ?? 0;
    const now = frame[index] ?? 0;
    if (Math.abs(now - guess.gain * before - guess.offset) > tolerance) continue;
    count++;
    sumPrevious += before;
    sumFrame += now;
    sumSquares += before * before;
    sumProducts += before * now;
  }
  if (count === 0) return guess;
  const variance = sumSquares - sumPrevious ** 2 / count;
  const covariance = sumProducts - (sumPrevious * sumFrame) / count;
  // A flat picture tells nothing of gain.
  const gain = variance > count ? Math.max(0, covariance / variance) : 1;
  return { gain, offset: (sumFrame - gain * sumPrevious) / count };
}
