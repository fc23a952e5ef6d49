import { signalFormat } from '../../../functions/src/signal/signal-format.ts';

const rate = signalFormat.soundSampleRate;

/** One pole: 6 dB an octave above `hertz`. */
export function lowPass(samples: Float64Array, hertz: number): Float64Array {
  const share = 1 - Math.exp((-2 * Math.PI * hertz) / rate);
  let level = 0;
  return samples.map((sample) => {
    level += share * (sample - level);
    return level;
  });
}

export function highPass(samples: Float64Array, hertz: number): Float64Array {
  const low = lowPass(samples, hertz);
  return samples.map((sample, index) => sample - (low[index] ?? 0));
}

/** As loud as said, root mean square. */
export function atLoudness(samples: Float64Array, loudness: number): Float64Array {
  let squares = 0;
  for (const sample of samples) squares += sample ** 2;
  const gain = squares === 0 ? 0 : loudness / Math.sqrt(squares / samples.length);
  return samples.map((sample) => gain * sample);
}
