declare module 'fft.js' {
  /** Radix-4 transform of `size` values, a power of two. */
  class FFT {
    constructor(size: number);
    /** Room for `size` complex numbers: real and imaginary parts by turns. */
    createComplexArray(): number[];
    /** Fills the first half of `output`: the second mirrors it. */
    realTransform(output: number[], input: ArrayLike<number>): void;
  }
  export = FFT;
}
