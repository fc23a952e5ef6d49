import { describe, expect, it } from 'vitest';
import { createHannPowers } from '../../../../functions/src/signal/onsets/hann-powers.ts';
import { seededRandom } from '../../../support/synthesize-sound.ts';

/** By the definition of the discrete Fourier transform. */
function powerOf(samples: Float64Array, bin: number): number {
  let real = 0;
  let imaginary = 0;
  for (const [index, sample] of samples.entries()) {
    const hann = 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / samples.length);
    const angle = (2 * Math.PI * bin * index) / samples.length;
    real += hann * sample * Math.cos(angle);
    imaginary -= hann * sample * Math.sin(angle);
  }
  return real ** 2 + imaginary ** 2;
}

describe('the powers under a Hann window', () => {
  it.each([
    [64, 0, 32],
    [512, 3, 232],
    [2048, 15, 372],
  ])('of %i samples are those of the plain transform, from bin %i to %i', (size, from, to) => {
    const random = seededRandom(size);
    const powersOf = createHannPowers(size, from, to);
    powersOf(new Float64Array(size).fill(1));
    const samples = new Float64Array(size).map(() => 2 * random() - 1);
    const powers = powersOf(samples);
    expect(powers).toHaveLength(to - from);
    for (const [index, power] of powers.entries()) {
      expect(power).toBeCloseTo(powerOf(samples, from + index), 7);
    }
  });
});
