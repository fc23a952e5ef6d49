import { describe, expect, it } from 'vitest';
import { brightOf } from '../../../../../../dashboard/features/uploads/hints/gray-levels.ts';

/** RGBA of so many pixels of one colour. */
const pixels = (count: number, [red, green, blue]: readonly [number, number, number]) =>
  Uint8ClampedArray.from({ length: 4 * count }, (_, at) => [red, green, blue, 255][at % 4] ?? 0);
const gray = (level: number) => [level, level, level] as const;

describe('brightOf', () => {
  it('knows nothing of no picture', () => {
    expect(brightOf([])).toBeNull();
  });

  it.each([
    ['black', [pixels(100, gray(0))], 0],
    ['white', [pixels(100, gray(255))], 1],
    ['a lamp in the dark', [pixels(97, gray(10)), pixels(3, gray(255))], 10 / 255],
    ['a lit dancer before black', [pixels(90, gray(0)), pixels(10, gray(204))], 0.8],
    ['green, which looks brighter than blue', [pixels(50, [0, 255, 0])], 0.587],
    ['blue', [pixels(50, [0, 0, 255])], 0.114],
  ])('tells how bright the brightest of %s is', (_what, pictures, bright) => {
    expect(brightOf(pictures)).toBeCloseTo(bright, 6);
  });
});
