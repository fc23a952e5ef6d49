import { describe, expect, it } from 'vitest';
import { letterbox } from '../../../../functions/src/adapters/movenet/letterbox.ts';

/** Each pixel holds its column, its row and 7. */
function picture(width: number, height: number): Uint8Array {
  return Uint8Array.from({ length: 3 * width * height }, (_, index) => {
    const pixel = Math.floor(index / 3);
    return [pixel % width, Math.floor(pixel / width), 7][index % 3] ?? 0;
  });
}

describe('letterbox', () => {
  it('leaves a picture that fits as it is', () => {
    const square = picture(4, 4);
    const box = letterbox(square, { width: 4, height: 4 }, 4);
    expect(box).toMatchObject({ width: 1, height: 1 });
    expect([...box.pixels]).toEqual([...square]);
  });

  it.each([
    [
      'wide',
      { width: 8, height: 4 },
      { width: 1, height: 0.5 },
      (row: number) => row === 0 || row === 3,
    ],
    [
      'tall',
      { width: 4, height: 8 },
      { width: 0.5, height: 1 },
      (_: number, column: number) => column === 0 || column === 3,
    ],
  ])('shrinks a %s picture into the middle, between black bars', (_what, size, share, isBar) => {
    const box = letterbox(picture(size.width, size.height), size, 4);
    expect(box).toMatchObject(share);
    for (const [index, value] of box.pixels.entries()) {
      if (index % 3 !== 2) continue;
      const pixel = Math.floor(index / 3);
      expect(value).toBe(isBar(Math.floor(pixel / 4), pixel % 4) ? 0 : 7);
    }
  });

  it('answers the mean of the area under each pixel', () => {
    const box = letterbox(picture(8, 8), { width: 8, height: 8 }, 4);
    expect([...box.pixels.subarray(0, 6)]).toEqual([1, 1, 7, 3, 1, 7]);
  });

  it('enlarges a picture that is smaller', () => {
    const box = letterbox(picture(2, 1), { width: 2, height: 1 }, 4);
    expect(box).toMatchObject({ width: 1, height: 0.5 });
    expect([...box.pixels].filter((_, index) => index % 3 === 2 && index < 24)).toEqual([
      0, 0, 0, 0, 7, 7, 7, 7,
    ]);
  });
});
