import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyFrameSize, frameStep } from '../../../../functions/src/domain/video/body-frames.ts';

describe('frameStep', () => {
  it.each([
    [30, 0, 3],
    [29.97, 0, 3],
    [25, 0, 3],
    [24, 0, 2],
    [10, 0, 1],
    [1, 0, 1],
    [30, 1, 1],
    [30, 30, 30],
    [5, 90, 90],
  ])('of %f frames a second and the interval %i is %i', (frameRate, interval, step) => {
    expect(frameStep(frameRate, interval)).toBe(step);
  });
});

describe('bodyFrameSize', () => {
  it.each([
    [
      { width: 1280, height: 720 },
      { width: 480, height: 270 },
    ],
    [
      { width: 404, height: 720 },
      { width: 270, height: 480 },
    ],
    [
      { width: 160, height: 90 },
      { width: 160, height: 90 },
    ],
    [
      { width: 1280, height: 2 },
      { width: 480, height: 2 },
    ],
  ])('of %o is %o', (size, shown) => {
    expect(bodyFrameSize(size)).toEqual(shown);
  });

  it('is even, and at most 480 a side', () => {
    const side = fc.integer({ min: 2, max: 1280 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const shown = bodyFrameSize({ width, height });
        for (const length of Object.values(shown)) {
          expect(length % 2).toBe(0);
          expect(length).toBeGreaterThanOrEqual(2);
          expect(length).toBeLessThanOrEqual(480);
        }
      }),
    );
  });
});
