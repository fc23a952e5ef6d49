import { expect, it } from 'vitest';
import { firstSecond } from '../../../../../../../dashboard/features/analyses/view/rerun/first-second.ts';

it.each([
  ['the whole video', 0, 60, 60, 0],
  ['the part that was judged', 5, 20, 60, 0],
  ['the source of a part', 5, 60, 60, 5],
  ['the source, an audio packet longer than it was said to be', 5, 60.02, 60, 5],
  ['the source, a frame shorter', 5, 59.96, 60, 5],
  ['a video of which nobody knows how long it is', 5, 60, null, 5],
])('begins in %s', (_what, start, played, source, second) => {
  expect(firstSecond(start, { played, source })).toBe(second);
});
