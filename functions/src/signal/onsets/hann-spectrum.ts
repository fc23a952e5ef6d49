import FFT from 'fft.js';

/**
 * The spectrum of `size` samples (a power of two) under a Hann window: real and imaginary parts in turn,
 * of which the first `size` / 2 bins count. The array that it answers is written over by the next call.
 */
export function createHannSpectrum(size: number): (samples: Float64Array) => ArrayLike<number> {
  const transform = new FFT(size);
  const spectrum = transform.createComplexArray();
  const windowed = new Float64Array(size);
  const hann = windowed.map((_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / size));
  return (samples) => {
    for (let index = 0; index < size; index++) {
      windowed[index] = (hann[index] ?? 0) * (samples[index] ?? 0);
    }
    transform.realTransform(spectrum, windowed);
    return spectrum;
  };
}
