import { expect, it } from 'vitest';
import { containedBox } from '../../../../../../../../dashboard/features/analyses/view/watch/skeleton/contained-box.ts';

it.each([
  ['fills a frame of its shape', [320, 180], [640, 360], [0, 0, 320, 180]],
  ['has bars beside it where it is upright', [320, 180], [360, 640], [109.375, 0, 101.25, 180]],
  [
    'has bars above and below where it is wide',
    [390, 844],
    [1920, 1080],
    [0, 312.3125, 390, 219.375],
  ],
  ['is made larger where it is small', [640, 640], [64, 64], [0, 0, 640, 640]],
  ['is nowhere while its size is not known', [320, 180], [0, 0], [0, 0, 0, 0]],
])('a picture %s', (_, [width = 0, height = 0], [across = 0, down = 0], expected) => {
  const box = containedBox({ width, height }, { width: across, height: down });
  expect([box.left, box.top, box.width, box.height]).toEqual(expected);
});
