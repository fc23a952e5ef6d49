import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CameraPath, carried } from '../../../../functions/src/signal/camera/camera-path.ts';
import { moved, soften, stillCamera } from '../../../../functions/src/signal/motion/picture.ts';
import { signalFormat, smallFrameBytes } from '../../../../functions/src/signal/signal-format.ts';

const { frameWidth, frameHeight } = signalFormat;
const right = { ...stillCamera, right: 0.01 * frameWidth };
const path = (...moves: CameraPath['moves']): CameraPath => ({ rate: 10, moves });

describe('carried', () => {
  it.each([
    ['a whole step', 0, 0.1, 0.51],
    ['parts of steps', 0.05, 0.25, 0.52],
    ['from before the first', -1, 0.1, 0.51],
    ['until behind the last', 0.2, 9, 0.51],
    ['no time', 0.1, 0.1, 0.5],
  ])('carries what stands along over %s', (_, from, to, x) => {
    const there = carried({ x: 0.5, y: 0.4 }, from, to, path(right, right, right));
    expect(there?.x).toBeCloseTo(x, 6);
    expect(there?.y).toBeCloseTo(0.4, 6);
  });

  it('says nothing across a cut', () => {
    const cut = path(right, null, right);
    expect(carried({ x: 0.5, y: 0.5 }, 0, 0.3, cut)).toBeNull();
    expect(carried({ x: 0.5, y: 0.5 }, 0.2, 0.3, cut)).not.toBeNull();
  });

  it('carries a point as the picture itself is moved', () => {
    const small = { min: -1, max: 1, noNaN: true };
    const far = fc.double({ min: 0.25, max: 0.75, noNaN: true });
    fc.assert(
      fc.property(
        far,
        far,
        fc.double(small),
        fc.double(small),
        fc.double(small),
        (x, y, a, b, c) => {
          const move = { right: 4 * a, down: 3 * b, growth: 0.03 * c, turn: 0.03 * a };
          // A spot, as wide as a few pixels: its middle is found by weight.
          const spot = new Uint8Array(smallFrameBytes).map((_, index) => {
            const [column, row] = [index % frameWidth, Math.floor(index / frameWidth)];
            const square =
              (column + 0.5 - x * frameWidth) ** 2 + (row + 0.5 - y * frameHeight) ** 2;
            return Math.round(250 * Math.exp(-square / 12));
          });
          const shown = middleOf(moved(soften(spot), move));
          const expected = carried({ x, y }, 0, 0.1, path(move));
          expect(Math.abs(shown.x - (expected?.x ?? 0) * frameWidth)).toBeLessThan(0.3);
          expect(Math.abs(shown.y - (expected?.y ?? 0) * frameHeight)).toBeLessThan(0.3);
        },
      ),
      { numRuns: 30 },
    );
  });
});

function middleOf(picture: Float32Array) {
  let [weight, x, y] = [0, 0, 0];
  for (const [index, level] of picture.entries()) {
    const own = Math.max(0, level);
    weight += own;
    x += own * ((index % frameWidth) + 0.5);
    y += own * (Math.floor(index / frameWidth) + 0.5);
  }
  return { x: x / weight, y: y / weight };
}
