import { outside, type Picture } from '../motion/picture.ts';

const bins = 16;

/** The share (0..1) of a picture's pixels in each of 16 equal ranges of gray. */
export function grayHistogram(picture: Picture): Float32Array {
  const shares = new Float32Array(bins);
  for (const value of picture) {
    if (value === outside) continue;
    const bin = Math.min(bins - 1, Math.floor((value * bins) / 256));
    shares[bin] = (shares[bin] ?? 0) + 1 / picture.length;
  }
  return shares;
}

/** 0: the same grays as often; 1: none in common. A picture that only moves keeps its grays. */
export function histogramDifference(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (const [bin, share] of one.entries()) sum += Math.abs(share - (other[bin] ?? 0));
  return sum / 2;
}
