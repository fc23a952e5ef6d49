import FFT from 'fft.js';

/**
 * The power in bins [from, to) of the spectrum of `size` samples (a power of two) under a Hann window, to below
 * `size` / 2. The array that it answers is written over by the next call.
 *
 * Even samples and odd ones are the real and the imaginary parts of one transform of half the size, from which
 * the bins are untangled (Press et al., Numerical Recipes, 12.3): half the work.
 */
export function createHannPowers(
  size: number,
  from: number,
  to: number,
): (samples: Float64Array) => Float64Array {
  const half = size / 2;
  const transform = new FFT(half);
  const tangled = new Float64Array(size);
  const windowed = new Float64Array(size);
  const powers = new Float64Array(to - from);
  const hann = windowed.map((_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / size));
  const cosines = powers.map((_, index) => Math.cos((2 * Math.PI * (from + index)) / size));
  const sines = powers.map((_, index) => Math.sin((2 * Math.PI * (from + index)) / size));
  return (samples) => {
    for (let index = 0; index < size; index++) {
      windowed[index] = (hann[index] ?? 0) * (samples[index] ?? 0);
    }
    transform.transform(tangled, windowed);
    for (let index = 0; index < powers.length; index++) {
      const bin = from + index;
      const mirrored = bin === 0 ? 0 : half - bin;
      const real = tangled[2 * bin] ?? 0;
      const imaginary = tangled[2 * bin + 1] ?? 0;
      const otherReal = tangled[2 * mirrored] ?? 0;
      const otherImaginary = tangled[2 * mirrored + 1] ?? 0;
      const oddReal = imaginary + otherImaginary;
      const oddImaginary = otherReal - real;
      const cosine = cosines[index] ?? 0;
      const sine = sines[index] ?? 0;
      const sumReal = real + otherReal + cosine * oddReal + sine * oddImaginary;
      const sumImaginary = imaginary - otherImaginary + cosine * oddImaginary - sine * oddReal;
      powers[index] = (sumReal * sumReal + sumImaginary * sumImaginary) / 4;
    }
    return powers;
  };
}
