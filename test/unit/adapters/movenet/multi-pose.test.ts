import { describe, expect, it } from 'vitest';
import { multiPoseFinder } from '../../../../functions/src/adapters/movenet/multi-pose.ts';

/** A model that says where in its own picture one body's nose is. */
function modelThatSees(nose: { x: number; y: number; score: number }, score: number) {
  const sizes: { width: number; height: number }[] = [];
  const model = {
    look(_: Int32Array, size: { width: number; height: number }) {
      sizes.push(size);
      const found = new Float32Array(6 * 56);
      found.set([nose.y, nose.x, nose.score]);
      found[55] = score;
      return found;
    },
    dispose() {},
  };
  return { model, sizes };
}

describe('finding several bodies', () => {
  it.each([
    ['wide', { width: 480, height: 270 }, { width: 256, height: 160 }],
    ['high', { width: 270, height: 480 }, { width: 160, height: 256 }],
    ['square', { width: 300, height: 300 }, { width: 256, height: 256 }],
  ])('looks at a %s picture in multiples of 32', (_, size, looked) => {
    const { model, sizes } = modelThatSees({ x: 0, y: 0, score: 0 }, 0);
    multiPoseFinder(model).findAll(new Uint8Array(3 * size.width * size.height), size);
    expect(sizes).toEqual([looked]);
  });

  it('tells where they are in the picture, without the black that fills up the multiple', () => {
    const { model } = modelThatSees({ x: 0.5, y: 0.9, score: 0.8 }, 0.6);
    const size = { width: 480, height: 270 };
    const bodies = multiPoseFinder(model).findAll(new Uint8Array(3 * 480 * 270), size);
    expect(bodies).toHaveLength(6);
    expect(bodies[0]?.score).toBeCloseTo(0.6);
    // 256 x 144 of the model's 256 x 160.
    expect([...(bodies[0]?.pose.subarray(0, 3) ?? [])]).toEqual([
      expect.closeTo(0.5),
      expect.closeTo(1),
      expect.closeTo(0.8),
    ]);
  });
});
