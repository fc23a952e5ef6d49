import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cameraShake } from '../../../../functions/src/signal/camera/shake.ts';
import type { CameraMove } from '../../../../functions/src/signal/motion/picture.ts';
import { signalFormat } from '../../../../functions/src/signal/signal-format.ts';
import { seededRandom } from '../../../support/synthesize-sound.ts';

const { frameRate, frameWidth } = signalFormat;
type At = (seconds: number) => number;
const nowhere: At = () => 0;

/** From frame to frame, of a camera that is so many widths of the picture right and down. */
function movesOf(right: At, down: At, seconds = 6): CameraMove[] {
  const pixels = (at: At, step: number) =>
    frameWidth * (at((step + 1) / frameRate) - at(step / frameRate));
  return Array.from({ length: seconds * frameRate }, (_, step) => ({
    right: pixels(right, step),
    down: pixels(down, step),
    growth: 0,
    turn: 0,
  }));
}
const swing =
  (reach: number, hertz: number): At =>
  (seconds) =>
    reach * Math.sin(2 * Math.PI * hertz * seconds);

describe('cameraShake', () => {
  it('is nothing where the camera stands, or pans evenly', () => {
    expect(cameraShake(movesOf(nowhere, nowhere), [])).toBe(0);
    expect(
      cameraShake(
        movesOf((seconds) => 0.3 * seconds, nowhere),
        [],
      ),
    ).toBeCloseTo(0, 6);
  });

  it('tells a tremble by how fast it is, in widths a second', () => {
    const speed = (2 * Math.PI * 4 * 0.01) / Math.SQRT2;
    const shake = cameraShake(movesOf(swing(0.01, 4), nowhere), []) ?? 0;
    expect(shake / speed).toBeGreaterThan(0.8);
    expect(shake / speed).toBeLessThan(1.1);
  });

  it('takes a slow course for meant', () => {
    const slow = cameraShake(movesOf(swing(0.1, 0.15), nowhere), []) ?? 1;
    expect(slow).toBeLessThan(0.01);
  });

  it('leaves cuts out, and a jerk in one second of many', () => {
    const moves = movesOf(nowhere, nowhere);
    const wild = { right: 6, down: -5, growth: 0, turn: 0 };
    expect(cameraShake(moves.with(20, wild).with(50, wild), [20, 50])).toBe(0);
    expect(cameraShake(moves.with(20, wild), [])).toBeLessThan(0.02);
  });

  it('is the same to the right as down, mirrored, and grows with its size', () => {
    const sizes = fc.double({ min: 0.002, max: 0.02, noNaN: true });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 99 }), (size, seed) => {
        const random = seededRandom(seed);
        const places = Array.from({ length: 200 }, () => size * (random() - 0.5));
        const at = (seconds: number) => places[Math.round(seconds * frameRate)] ?? 0;
        const shake = cameraShake(movesOf(at, nowhere), []) ?? 0;
        expect(cameraShake(movesOf(nowhere, at), [])).toBeCloseTo(shake, 9);
        expect(
          cameraShake(
            movesOf((seconds) => -at(seconds), nowhere),
            [],
          ),
        ).toBeCloseTo(shake, 9);
        expect(
          cameraShake(
            movesOf((seconds) => 2 * at(seconds), nowhere),
            [],
          ),
        ).toBeCloseTo(2 * shake, 9);
      }),
      { numRuns: 30 },
    );
  });

  it('is unknown of less than a second', () => {
    expect(cameraShake(movesOf(nowhere, nowhere).slice(0, frameRate - 1), [])).toBeNull();
  });
});
