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

/** Not the same anywhere twice. */
const roomWall = (x: number, y: number) =>
  110 +
  25 * Math.sin(0.11 * x + 0.05 * y) +
  20 * Math.sin(0.031 * x * (1 + 0.02 * y) + 1) +
  20 * Math.cos(0.17 * y - 0.07 * x) +
  15 * Math.sin(0.41 * x + 0.3 * y);
const room = seen({ wallAt: roomWall });

describe('fitCameraMove', () => {
  const within = (most: number) => fc.double({ min: -most, max: most, noNaN: true });

  it('tells how far the camera went, to a tenth of a pixel', () => {
    fc.assert(
      fc.property(within(14), within(7), (right, down) => {
        const move = fitCameraMove(room, seen({ wallAt: roomWall, ...cameraAt(right, down) }));
        expect(Math.abs(move.right - right)).toBeLessThan(0.1);
        expect(Math.abs(move.down - down)).toBeLessThan(0.1);
      }),
      { numRuns: 40 },
    );
  });

  it('tells how it zoomed and rolled meanwhile', () => {
    fc.assert(
      fc.property(within(3), within(0.02), within(2), (right, growth, degrees) => {
        const zoomed = { right, down: 0, size: 1 + growth, turn: degrees };
        const move = fitCameraMove(room, seen({ wallAt: roomWall, cameraAt: () => zoomed }));
        expect(Math.abs(move.growth - growth)).toBeLessThan(0.006);
        expect(Math.abs(move.turn - (degrees * Math.PI) / 180)).toBeLessThan(0.006);
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
    expect(fitCameraMove(flat, flat)).toEqual({ right: 0, down: 0, growth: 0, turn: 0 });
  });
});
