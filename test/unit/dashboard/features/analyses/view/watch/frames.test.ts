import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  frameSecondsFrom,
  frameSecondsOf,
  shorterFrame,
  steppedTo,
} from '../../../../../../../dashboard/features/analyses/view/watch/frames.ts';

const at25 = { frameSeconds: 0.04, duration: 19.2 };

describe('a step', () => {
  it.each([
    ['forward from the start', 0, 1, 0.06],
    ['forward from within a frame', 0.05, 1, 0.1],
    ['forward from where a frame begins, rounded', 0.079999, 1, 0.14],
    ['back from within a frame', 0.1, -1, 0.06],
    ['back from the first frame, which stays', 0.03, -1, 0.02],
    ['forward from the last frame, which stays', 19.19, 1, 19.18],
    ['forward from the end', 19.2, 1, 19.18],
    ['back from the end', 19.2, -1, 19.18],
  ] as const)('%s', (_, from, by, expected) => {
    expect(steppedTo(from, by, at25)).toBeCloseTo(expected, 6);
  });

  it('and one back is where it was', () => {
    const rate = fc.constantFrom(1, 12, 24000 / 1001, 25, 30000 / 1001, 30, 60);
    fc.assert(
      fc.property(rate, fc.integer({ min: 1, max: 5_000 }), (framesPerSecond, frame) => {
        const frames = { frameSeconds: 1 / framesPerSecond, duration: 6_000 / framesPerSecond };
        // As a browser tells it: in microseconds.
        const told = Math.floor(1e6 * ((frame + 0.5) / framesPerSecond)) / 1e6;
        const there = steppedTo(told, 1, frames);
        expect(there - told).toBeCloseTo(1 / framesPerSecond, 4);
        expect(steppedTo(there, -1, frames)).toBeCloseTo(told, 4);
      }),
    );
  });

  it('goes on where the length of the video is not known', () => {
    const unknown = { ...at25, duration: Number.NaN };
    expect(steppedTo(19.2, 1, unknown)).toBeCloseTo(19.26);
  });
});

describe('how long a frame lasts', () => {
  it.each([
    ['is seen from one to the next', null, 1, 1.04, 0.04],
    ['is the least that was seen, since some are left out', 0.08, 1, 1.04, 0.04],
    ['stays where some are left out later', 0.04, 1, 1.12, 0.04],
    ['is not seen where one is shown again', null, 1, 1, null],
    ['is not seen where the video is moved back', 0.04, 8, 1, 0.04],
  ])('%s', (_, known, from, to, expected) => {
    const seconds = shorterFrame(known, from, to);
    if (expected === null) expect(seconds).toBeNull();
    else expect(seconds).toBeCloseTo(expected);
  });

  it.each([
    ['is as seen where the report nearly says so', 0.0401, 0.04, 0.04],
    ['is as the report says where every second one was left out', 0.0401, 0.08, 0.0401],
    ['is as the report says while none was seen', 0.0401, null, 0.0401],
    ['is as seen where there is no report', null, 0.04, 0.04],
    ['is as usual where nothing tells', null, null, 1 / 30],
  ])('%s', (_, told, seen, expected) => {
    expect(frameSecondsFrom({ told, seen })).toBe(expected);
  });

  it.each([
    ['of frames in seconds', 480, 19.2, 0.04],
    ['of no seconds', 480, 0, null],
    ['of one frame', 1, 19.2, null],
  ])('is told %s', (_, frames, seconds, expected) => {
    expect(frameSecondsOf(frames, seconds)).toBe(expected);
  });
});
