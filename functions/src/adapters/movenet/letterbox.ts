import type { PictureSize } from '../../domain/video/picture-size.ts';

/** Where the picture lies in the square, in the square's own 0..1. */
export interface Letterbox {
  pixels: Int32Array;
  /** Shares of the side that the picture takes. */
  width: number;
  height: number;
}

const channels = 3;

/** An RGB picture shrunk by areas into the middle of a black square of `side` pixels. */
export function letterbox(picture: Uint8Array, size: PictureSize, side: number): Letterbox {
  const factor = side / Math.max(size.width, size.height);
  const width = Math.max(1, Math.round(size.width * factor));
  const height = Math.max(1, Math.round(size.height * factor));
  const left = (side - width) >> 1;
  const top = (side - height) >> 1;
  const pixels = new Int32Array(side * side * channels);
  for (let row = 0; row < height; row++) {
    const rows = cover(row, height, size.height);
    for (let column = 0; column < width; column++) {
      const columns = cover(column, width, size.width);
      const at = channels * ((top + row) * side + left + column);
      for (let channel = 0; channel < channels; channel++) {
        pixels[at + channel] = areaMean(picture, size.width, rows, columns, channel);
      }
    }
  }
  return { pixels, width: width / side, height: height / side };
}

interface Range {
  from: number;
  /** Not included. */
  to: number;
}

function cover(index: number, count: number, of: number): Range {
  const from = Math.floor((index * of) / count);
  return { from, to: Math.max(from + 1, Math.floor(((index + 1) * of) / count)) };
}

function areaMean(
  picture: Uint8Array,
  width: number,
  rows: Range,
  columns: Range,
  channel: number,
): number {
  let sum = 0;
  for (let row = rows.from; row < rows.to; row++) {
    for (let column = columns.from; column < columns.to; column++) {
      sum += picture[channels * (row * width + column) + channel] ?? 0;
    }
  }
  return Math.round(sum / ((rows.to - rows.from) * (columns.to - columns.from)));
}
