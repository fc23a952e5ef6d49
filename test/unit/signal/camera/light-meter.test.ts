import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLightMeter } from '../../../../functions/src/signal/camera/light-meter.ts';
import { smallFrameBytes } from '../../../../functions/src/signal/signal-format.ts';

/** Frames of which the first `share` of the pixels are of one gray, the others of another. */
function lightOf(share: number, gray: number, other: number, frames = 3) {
  const meter = createLightMeter();
  const frame = new Uint8Array(smallFrameBytes).fill(other);
  frame.fill(gray, 0, Math.round(share * smallFrameBytes));
  for (let index = 0; index < frames; index++) meter.add(frame);
  return meter.finish();
}

describe('createLightMeter', () => {
  it('knows nothing without a frame', () => {
    expect(createLightMeter().finish()).toBeNull();
  });

  it.each([
    ['a dark room', 1, 20, 0, 20 / 255],
    ['a lit dancer before black', 0.1, 200, 5, 200 / 255],
    ['a lamp in a dark room', 0.02, 255, 20, 20 / 255],
  ])('tells how bright the brightest of %s are', (_what, share, gray, other, bright) => {
    expect(lightOf(share, gray, other)?.bright).toBeCloseTo(bright, 6);
  });

  it('counts what is white or next to it', () => {
    expect(lightOf(0.25, 252, 240)?.burnt).toBeCloseTo(0.25, 6);
    expect(lightOf(0.25, 249, 240)?.burnt).toBe(0);
  });

  it('tells of twice as many frames the same', () => {
    const grays = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), grays, grays, (share, one, two) => {
        expect(lightOf(share, one, two, 2)).toEqual(lightOf(share, one, two, 1));
      }),
      { numRuns: 30 },
    );
  });
});
