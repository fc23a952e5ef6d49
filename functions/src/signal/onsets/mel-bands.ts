import { createHannPowers } from './hann-powers.ts';

/** Edges of the bands; speakers of telephones and their codecs keep little outside of them. */
const lowestHz = 60;
const highestHz = 5_000;

/** Stevens, Volkmann and Newman 1937, in the form of HTK. */
const toMel = (hertz: number) => 2_595 * Math.log10(1 + hertz / 700);
const toHertz = (mel: number) => 700 * (10 ** (mel / 2_595) - 1);

/**
 * Mean power in `count` bands of equal width in mel, of `size` samples under a Hann window. The array
 * that it answers is written over by the next call.
 */
export function createMelBands(
  size: number,
  count: number,
  sampleRate: number,
): (samples: Float64Array) => Float64Array {
  const bandsWidth = (toMel(highestHz) - toMel(lowestHz)) / count;
  const edges = Array.from({ length: count + 1 }, (_, edge) =>
    Math.round((toHertz(toMel(lowestHz) + edge * bandsWidth) * size) / sampleRate),
  );
  const lowest = edges[0] ?? 0;
  const powersOf = createHannPowers(size, lowest, edges[count] ?? 0);
  const means = new Float64Array(count);
  return (samples) => {
    const powers = powersOf(samples);
    for (let band = 0; band < count; band++) {
      const from = edges[band] ?? 0;
      const to = edges[band + 1] ?? 0;
      let power = 0;
      for (let bin = from; bin < to; bin++) power += powers[bin - lowest] ?? 0;
      means[band] = power / (to - from) / size ** 2;
    }
    return means;
  };
}
