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

const hissing = (samples: Float64Array) => {
  const hiss = noise(2, 0.02);
  return samples.map((value, index) => value + (hiss[index] ?? 0));
};
/** Six tenths of each second. */
const gated = (samples: Float64Array) =>
  samples.map((value, index) => (((2 * index) / samples.length) % 1 < 0.6 ? value : 0));
const organ = () => {
  const [one, two, three] = [tone(220, 2, 0.6), tone(440, 2, 0.3), tone(660, 2, 0.15)];
  return one.map((value, index) => value + (two?.[index] ?? 0) + (three?.[index] ?? 0));
};
/** The gain follows the loudest of what comes, and recovers within a fifth of a second. */
function limited(samples: Float64Array, ceiling: number): Float64Array {
  let envelope = ceiling;
  const gains = samples.toReversed().map((value) => {
    envelope = Math.max(ceiling, Math.abs(value), 0.9995 * envelope);
    return ceiling / envelope;
  });
  return samples.map((value, index) => value * (gains[samples.length - 1 - index] ?? 1));
}

describe('the clipped share of a sound', () => {
  it.each([
    ['music', music(1)],
    ['loud music', music(1.6)],
    ['drums', drums([0.2, 0.7, 1.2], 2)],
    ['even noise', noise(2, 0.6)],
    ['silence', music(0)],
    ...[60, 110, 440, 880, 1500].map((hertz): [string, Float64Array] => [
      `a bare tone of ${hertz} Hz at full scale`,
      tone(hertz, 2, 1),
    ]),
    ['a tone with a hiss', hissing(tone(220, 2, 0.95))],
    ['a tone that comes and goes', gated(tone(330, 2, 1))],
    ['an organ', organ()],
    ['a square at half of full scale', cutOff(tone(220, 2, 50), 0.5)],
    ['music whose level is held below full scale', limited(music(6), 0.95)],
  ])('is next to nothing of %s', (_what, samples) => {
    expect(soundOf(samples).clipped).toBeLessThan(0.005);
  });

  it.each([
    ['at full scale', cutOff(music(5), 1)],
    ['and went through a codec', trembling(cutOff(music(5), 1))],
    ['and was turned down a little', cutOff(music(5), 0.9)],
    ['as a tone 3 dB past it', cutOff(tone(220, 2, 1.41), 1)],
    ['as a tone, and was turned down', cutOff(tone(220, 2, 2), 0.8)],
    ['as a tone, and went through a codec', trembling(cutOff(tone(220, 2, 2), 1))],
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
