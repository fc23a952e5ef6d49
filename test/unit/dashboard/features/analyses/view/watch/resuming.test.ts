import { expect, it } from 'vitest';
import { isPlaceIn } from '../../../../../../../dashboard/features/analyses/view/watch/resuming.ts';

const place = { seconds: 12, duration: 19.2, isPlaying: true, isMuted: false };

it.each([
  ['a copy of the same', 19.2, true],
  ['a copy that is a frame and some sound longer', 19.4, true],
  ['what does not tell its length', Number.POSITIVE_INFINITY, false],
  ['what has not told it yet', Number.NaN, true],
  ['another part of it', 8, false],
] as const)('goes on in %s: %s s, %s', (_, duration, isIn) => {
  expect(isPlaceIn(place, { duration })).toBe(isIn);
});
