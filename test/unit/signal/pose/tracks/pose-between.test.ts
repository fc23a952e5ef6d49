import { expect, it } from 'vitest';
import { poseBetween } from '../../../../../functions/src/signal/pose/tracks/pose-between.ts';
import { standing, trackOf } from '../synthesize-track.ts';

const track = trackOf(() => standing, {
  ...{ seconds: 0.6, framesPerSecond: 5 },
  score: (_, frame) => (frame === 2 ? 0 : 0.8),
});
track.values.set([0.2, 0.4], 0);
track.values.set([0.4, 0.8], 51);

it.each([
  ['at a look what it saw', 0.2, [0.4, 0.8, 0.8]],
  ['half way between two looks what lies half way', 0.1, [0.3, 0.6, 0.8]],
])('tells %s', (_, seconds, nose) => {
  expect([...poseBetween(track, seconds).subarray(0, 3)]).toEqual(
    nose.map((value) => expect.closeTo(value, 5)),
  );
});

it.each([
  ['after a look that saw nobody', 0.5],
  ['before one', 0.3],
])('tells nobody %s', (_, seconds) => {
  expect(poseBetween(track, seconds)[2]).toBe(0);
});
