import { describe, expect, it } from 'vitest';
import { signalFormat } from '../../../../functions/src/signal/signal-format.ts';
import { motionOf } from '../../../support/measure-synthesized.ts';
import { standing, swaying } from '../../../support/synthesize-frames.ts';

const seconds = 4;
/** Pixels of the small picture, a few times a second. */
const trembling = (pixels: number) => (at: number) => ({
  right: pixels * Math.sin(2 * Math.PI * 3.3 * at),
  down: pixels * Math.cos(2 * Math.PI * 2.7 * at),
});

describe('the shake of a filmed scene', () => {
  it('is nothing under a camera that stands, however the dancer moves', () => {
    expect(motionOf({ bodyAt: swaying(0.6) }, seconds).shake).toBe(0);
  });

  it('is that of the camera, with and without a dancer', () => {
    const speed = (2 * Math.PI * 3 * 1) / signalFormat.frameWidth;
    for (const bodyAt of [standing, swaying(0.6)]) {
      const shake = motionOf({ bodyAt, cameraAt: trembling(1) }, seconds).shake ?? 0;
      expect(shake / speed).toBeGreaterThan(0.7);
      expect(shake / speed).toBeLessThan(1.2);
    }
  });

  it('is next to nothing in an even pan', () => {
    const cameraAt = (at: number) => ({ right: 8 * at, down: 0 });
    expect(motionOf({ bodyAt: standing, cameraAt }, seconds).shake).toBeLessThan(0.03);
  });
});
