import type { PictureSize } from '../../domain/video/picture-size.ts';
import type { CropRegion } from '../../signal/pose/crop-region.ts';

const channels = 3;

/**
 * A square of an RGB picture, resampled to `side` x `side` pixels: by a tent as wide as two of them where it
 * shrinks, by straight lines between pixels where it grows; black outside of the picture.
 * `pixels` is written over.
 */
export function cropSquare(
  picture: Uint8Array,
  { width, height }: PictureSize,
  region: CropRegion,
  side: number,
  pixels: Int32Array,
): void {
  const scale = region.side / side;
  const columns = taps(region.left, scale, side, width);
  const rows = taps(region.top, scale, side, height);
  // Across first: a row of the picture is then read once for each row of the square that it is in.
  const line = new Float64Array(side * channels);
  for (let row = 0; row < side; row++) {
    const { from, weights } = rows[row] ?? none;
    line.fill(0);
    for (let tap = 0; tap < weights.length; tap++) {
      addRow(line, picture, (from + tap) * width, columns, weights[tap] ?? 0);
    }
    const at = row * side * channels;
    for (let index = 0; index < line.length; index++) {
      pixels[at + index] = Math.round(line[index] ?? 0);
    }
  }
}

/** The pixels, along one axis, whose weighted mean is a pixel of the square; none lies outside. */
interface Taps {
  from: number;
  weights: readonly number[];
}
const none: Taps = { from: 0, weights: [] };

function taps(start: number, scale: number, side: number, length: number): Taps[] {
  const radius = Math.max(1, scale);
  return Array.from({ length: side }, (_, index) => {
    const middle = start + (index + 0.5) * scale - 0.5;
    if (middle < -0.5 || middle > length - 0.5) return none;
    const from = Math.max(0, Math.ceil(middle - radius));
    const to = Math.min(length - 1, Math.floor(middle + radius));
    const weights = Array.from({ length: to - from + 1 }, (_weight, tap) =>
      Math.max(0, 1 - Math.abs(from + tap - middle) / radius),
    );
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return sum > 0 ? { from, weights: weights.map((weight) => weight / sum) } : none;
  });
}

function addRow(
  line: Float64Array,
  picture: Uint8Array,
  offset: number,
  columns: readonly Taps[],
  rowWeight: number,
): void {
  for (let column = 0; column < columns.length; column++) {
    const { from, weights } = columns[column] ?? none;
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let tap = 0; tap < weights.length; tap++) {
      const weight = weights[tap] ?? 0;
      const at = channels * (offset + from + tap);
      red += weight * (picture[at] ?? 0);
      green += weight * (picture[at + 1] ?? 0);
      blue += weight * (picture[at + 2] ?? 0);
    }
    const to = channels * column;
    line[to] = (line[to] ?? 0) + rowWeight * red;
    line[to + 1] = (line[to + 1] ?? 0) + rowWeight * green;
    line[to + 2] = (line[to + 2] ?? 0) + rowWeight * blue;
  }
}
