const quality = 0.9;

/**
 * A second-order band pass with unit gain at its centre (Robert Bristow-Johnson, "Cookbook formulae
 * for audio equalizer biquad filter coefficients", BPF with constant 0 dB peak gain).
 */
export function createBandPass(centreHz: number, sampleRate: number): (sample: number) => number {
  const angle = (2 * Math.PI * centreHz) / sampleRate;
  const alpha = Math.sin(angle) / (2 * quality);
  const input = alpha / (1 + alpha);
  const feedback1 = (2 * Math.cos(angle)) / (1 + alpha);
  const feedback2 = (alpha - 1) / (1 + alpha);
  let input1 = 0;
  let input2 = 0;
  let output1 = 0;
  let output2 = 0;
  return (sample) => {
    const output = input * (sample - input2) + feedback1 * output1 + feedback2 * output2;
    input2 = input1;
    input1 = sample;
    output2 = output1;
    output1 = output;
    return output;
  };
}
