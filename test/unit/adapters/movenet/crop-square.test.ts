import { describe, expect, it } from 'vitest';
import { cropSquare } from '../../../../functions/src/adapters/movenet/crop-square.ts';
import {
  type CropRegion,
  wholePicture,
} from '../../../../functions/src/signal/pose/crop-region.ts';

interface Size {
  width: number;
  height: number;
}

/** Each pixel holds its column, its row and 70. */
function picture({ width, height }: Size): Uint8Array {
  return Uint8Array.from({ length: 3 * width * height }, (_, index) => {
    const pixel = Math.floor(index / 3);
    return [pixel % width, Math.floor(pixel / width), 70][index % 3] ?? 0;
  });
}

function crop(size: Size, region: CropRegion, side: number): [number, number, number][] {
  const pixels = new Int32Array(3 * side * side).fill(-1);
  cropSquare(picture(size), size, region, side, pixels);
  return Array.from({ length: side * side }, (_, pixel) => {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(3 * pixel, 3 * pixel + 3);
    return [red, green, blue];
  });
}

describe('a crop', () => {
  it('leaves a square that fits as it is', () => {
    const size = { width: 4, height: 4 };
    expect(crop(size, wholePicture(size), 4).flat()).toEqual([...picture(size)]);
  });

  it.each([
    ['wide', { width: 8, height: 4 }, (row: number) => row === 0 || row === 3],
    ['tall', { width: 4, height: 8 }, (_: number, column: number) => column === 0 || column === 3],
  ])('has black bars beside a whole %s picture', (_what, size, isBar) => {
    for (const [index, [, , blue]] of crop(size, wholePicture(size), 4).entries()) {
      expect(blue).toBe(isBar(Math.floor(index / 4), index % 4) ? 0 : 70);
    }
  });

  it('is what lies in its part of the picture', () => {
    const part = crop({ width: 20, height: 10 }, { left: 12, top: 3, side: 4 }, 4);
    expect(part.map(([column]) => column).slice(0, 4)).toEqual([12, 13, 14, 15]);
    expect(part.map(([, row]) => row).filter((_, index) => index % 4 === 0)).toEqual([3, 4, 5, 6]);
  });

  it('is black where it reaches over the border', () => {
    const part = crop({ width: 8, height: 8 }, { left: -2, top: 4, side: 4 }, 4);
    const blue = part.map((pixel) => pixel[2]);
    expect(blue.slice(0, 4)).toEqual([0, 0, 70, 70]);
    const below = crop({ width: 8, height: 8 }, { left: 2, top: 6, side: 4 }, 4);
    expect(below.map((pixel) => pixel[2]).slice(8)).toEqual(Array(8).fill(0));
  });

  it('weighs all that lies under a pixel where it shrinks', () => {
    const wide = 64;
    const size = { width: wide, height: wide };
    const dots = picture(size).map((_, index) => (Math.floor(index / 3) % 2 === 0 ? 200 : 0));
    const pixels = new Int32Array(3 * 16);
    cropSquare(dots, size, wholePicture(size), 4, pixels);
    for (const value of pixels) expect(Math.abs(value - 100)).toBeLessThanOrEqual(4);
  });

  it('goes in straight lines from pixel to pixel where it grows', () => {
    const part = crop({ width: 8, height: 8 }, { left: 2, top: 2, side: 2 }, 8);
    const columns = part.slice(0, 8).map(([column]) => column);
    expect(columns).toEqual(columns.toSorted((one, other) => one - other));
    expect(Math.min(...columns)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...columns)).toBeLessThanOrEqual(4);
  });
});
