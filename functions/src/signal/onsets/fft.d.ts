declare module 'fft.js' {
  /** Radix-4 transform of `size` complex values, a power of two. */
  class FFT {
    constructor(size: number);
    /** Both hold `size` complex numbers: real and imaginary parts by turns. */
    transform(output: Float64Array, input: Float64Array): void;
  }
  export = FFT;
}
