import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { soundOf } from '../../../support/measure-synthesized.ts';
import { drums, noise, tone } from '../../../support/synthesize-sound.ts';

/** Many tones at once: their sum is loud seldom, as music is. */
function music(amplitude: number, seed = 0): Float64Array {
  const tones = Array.from({ length: 12 }, (_, index) =>
    tone(130 * 1.31 ** index + seed, 2, 1 / 12),
  );
  const sum = tones.reduce((all, one) => all.map((value, index) => value + (one[index] ?? 0)));
  return sum.map((value) => amplitude * value);
}
const cutOff = (samples: Float64Array, at: number) =>
  samples.map((value) => Math.max(-at, Math.min(at, value)));
/** What a codec makes of flat tops: they tremble. */
const trembling = (samples: Float64Array) => {
  const hum = noise(2, 0.04);
  return samples.map((value, index) => 0.94 * value + (hum[index] ?? 0));
};

describe('the clipped share of a sound', () => {
  it.each([
    ['music', music(1)],
    ['loud music', music(1.6)],
    ['drums', drums([0.2, 0.7, 1.2], 2)],
    ['even noise', noise(2, 0.6)],
    ['silence', music(0)],
  ])('is next to nothing of %s', (_what, samples) => {
    expect(soundOf(samples).clipped).toBeLessThan(0.005);
  });

  it.each([
    ['at full scale', cutOff(music(5), 1)],
    ['and went through a codec', trembling(cutOff(music(5), 1))],
    ['and was turned down a little', cutOff(music(5), 0.9)],
  ])('is told of music that was cut off %s', (_what, samples) => {
    expect(soundOf(samples).clipped).toBeGreaterThan(0.02);
  });

  it('does not shrink as more is cut off, and is none of nothing', () => {
    expect(soundOf(new Float64Array()).clipped).toBe(0);
    fc.assert(
      fc.property(fc.double({ min: 3, max: 8, noNaN: true }), fc.nat(20), (gain, seed) => {
        const share = (by: number) => soundOf(cutOff(music(by, seed), 1)).clipped;
        expect(share(1.5 * gain)).toBeGreaterThan(share(gain));
      }),
      { numRuns: 15 },
    );
  });
});
