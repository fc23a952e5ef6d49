import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitCameraMove } from '../../../../functions/src/signal/camera/camera-move.ts';
import { type Picture, soften } from '../../../../functions/src/signal/motion/picture.ts';
import { signalFormat } from '../../../../functions/src/signal/signal-format.ts';
import { filmed, type Scene, standing, swaying } from '../../../support/synthesize-frames.ts';

const oneFrame = 1 / signalFormat.frameRate;

function seen(scene: Partial<Scene>): Picture {
  const [frame] = filmed({ bodyAt: standing, ...scene }, oneFrame);
  return soften(frame ?? new Uint8Array());
}

const cameraAt = (right: number, down: number) => ({ cameraAt: () => ({ right, down }) });
const still = seen({});

describe('fitCameraMove', () => {
  it('tells how far the camera went, to a tenth of a pixel', () => {
    const pixels = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
    fc.assert(
      fc.property(pixels(5), pixels(3), (right, down) => {
        const move = fitCameraMove(still, seen(cameraAt(right, down)));
        expect(Math.abs(move.right - right)).toBeLessThan(0.1);
        expect(Math.abs(move.down - down)).toBeLessThan(0.1);
      }),
      { numRuns: 40 },
    );
  });

  it('leaves out a body that moves meanwhile, and light that changes', () => {
    const bodyAt = () => swaying(0.6)(0.4);
    const move = fitCameraMove(still, seen({ ...cameraAt(0.6, -0.3), bodyAt, lightAt: () => 1.3 }));
    expect(Math.abs(move.right - 0.6)).toBeLessThan(0.15);
    expect(Math.abs(move.down + 0.3)).toBeLessThan(0.15);
  });

  it('finds no move in a picture without contrast', () => {
    const flat = new Float32Array(still.length).fill(70);
    expect(fitCameraMove(flat, flat)).toEqual({ right: 0, down: 0, growth: 0 });
  });
});
