import type { PictureSize } from '../../domain/video/picture-size.ts';

const channels = 3;

/** A rectangle of a picture: its corner, and how many of its pixels become one. */
export interface Sampling {
  left: number;
  top: number;
  scale: number;
}

/**
 * A rectangle of an RGB picture, resampled to the target's pixels: by a tent as wide as two of them where
 * it shrinks, by straight lines between pixels where it grows; black outside of the picture.
 * `pixels` is written over.
 */
export function resample(
  picture: Uint8Array,
  { width, height }: PictureSize,
  { left, top, scale }: Sampling,
  target: PictureSize,
  pixels: Int32Array,
): void {
  const columns = tapsOf(left, scale, target.width, width);
  const rows = tapsOf(top, scale, target.height, height);
  const length = target.width * channels;
  const line = new Float64Array(length);
  // Rows of the picture across, once each: the next rows of the square are of the same ones.
  const across = Array.from({ length: rows.most }, () => new Float64Array(length));
  let done = -1;
  for (let row = 0; row < target.height; row++) {
    const from = rows.from[row] ?? 0;
    const to = from + (rows.count[row] ?? 0);
    line.fill(0);
    for (let at = from; at < to; at++) {
      const resampled = across[at % rows.most] ?? line;
      if (at > done) resampleRow(resampled, picture, at * width, columns);
      done = Math.max(done, at);
      const weight = rows.weights[row * rows.most + at - from] ?? 0;
      for (let index = 0; index < length; index++) {
        line[index] = (line[index] ?? 0) + weight * (resampled[index] ?? 0);
      }
    }
    const start = row * length;
    for (let index = 0; index < length; index++) {
      pixels[start + index] = Math.round(line[index] ?? 0);
    }
  }
}

/** Of each pixel along one side of the target, those of the picture whose weighted mean it is. */
interface Taps {
  /** The first of them. */
  from: Int32Array;
  /** None: it lies outside. */
  count: Int32Array;
  /** Of each pixel as many as the most have. */
  weights: Float64Array;
  most: number;
}

function tapsOf(start: number, scale: number, side: number, length: number): Taps {
  const radius = Math.max(1, scale);
  const most = Math.floor(2 * radius) + 1;
  const taps = {
    from: new Int32Array(side),
    count: new Int32Array(side),
    weights: new Float64Array(side * most),
    most,
  };
  for (let index = 0; index < side; index++) {
    const middle = start + (index + 0.5) * scale - 0.5;
    if (middle < -0.5 || middle > length - 0.5) continue;
    const from = Math.max(0, Math.ceil(middle - radius));
    const to = Math.min(length - 1, Math.floor(middle + radius));
    const tent = (at: number) => Math.max(0, 1 - Math.abs(at - middle) / radius);
    let sum = 0;
    for (let at = from; at <= to; at++) sum += tent(at);
    if (sum === 0) continue;
    taps.from[index] = from;
    taps.count[index] = to - from + 1;
    for (let at = from; at <= to; at++) {
      taps.weights[index * most + at - from] = tent(at) / sum;
    }
  }
  return taps;
}

function resampleRow(
  line: Float64Array,
  picture: Uint8Array,
  offset: number,
  { from, count, weights, most }: Taps,
): void {
  for (let column = 0; column < from.length; column++) {
    const taps = count[column] ?? 0;
    let at = channels * (offset + (from[column] ?? 0));
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let tap = column * most; tap < column * most + taps; tap++) {
      const weight = weights[tap] ?? 0;
      red += weight * (picture[at] ?? 0);
      green += weight * (picture[at + 1] ?? 0);
      blue += weight * (picture[at + 2] ?? 0);
      at += channels;
    }
    const to = channels * column;
    line[to] = red;
    line[to + 1] = green;
    line[to + 2] = blue;
  }
}
