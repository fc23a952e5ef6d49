import { expect, it } from 'vitest';
import { paintOver } from '../../../../functions/src/domain/video/paint-over.ts';

it('copies a picture with a box of it in black', () => {
  const picture = new Uint8Array(3 * 4 * 3).fill(200);
  const target = new Uint8Array(picture.length);
  paintOver(picture, { width: 4, height: 3 }, { left: 1, top: 1, right: 3, bottom: 3 }, target);
  const reds = Array.from({ length: 12 }, (_, pixel) => target[3 * pixel + 2]);
  expect(reds).toEqual([200, 200, 200, 200, 200, 0, 0, 200, 200, 0, 0, 200]);
  expect(picture.every((value) => value === 200)).toBe(true);
});
