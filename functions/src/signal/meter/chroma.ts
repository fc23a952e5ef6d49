import { createHannSpectrum } from '../onsets/hann-spectrum.ts';
import { overlappingFrames } from '../onsets/overlapping-frames.ts';

/** How strongly each of the twelve pitch classes sounds, over time (Fujishima 1999). */
export interface Chroma {
  /** Frames a second; the middle of frame i is at (i + 1) / rate. */
  rate: number;
  /** By frame, C sharp to A and on: no unit. */
  frames: readonly Float32Array[];
}

export interface ChromaMeter {
  /** Samples, -1..1. */
  add(samples: Float64Array): void;
  finish(): Chroma;
}

export const pitchClasses = 12;
/** A fifth of a second: semitones are apart from 100 Hz on, and each beat has a frame of its own. */
const frameSamples = 2048;
const hopSamples = frameSamples / 2;
/** From the low E of a bass to the overtones of a melody. */
const lowestHz = 80;
const highestHz = 2_000;
const concertHz = 440;

/** Holds 48 bytes of each tenth of a second. */
export function createChromaMeter(sampleRate: number): ChromaMeter {
  const spectrumOf = createHannSpectrum(frameSamples);
  const frames: Float32Array[] = [];
  const bins = Array.from({ length: frameSamples / 2 }, (_, bin) => bin)
    .map((bin) => ({ bin, hertz: (bin * sampleRate) / frameSamples }))
    .filter(({ hertz }) => hertz >= lowestHz && hertz < highestHz)
    .map(({ bin, hertz }) => ({ bin, pitch: pitchOf(hertz) }));

  function take(frame: Float64Array): void {
    const spectrum = spectrumOf(frame);
    const strengths = new Float32Array(pitchClasses);
    for (const { bin, pitch } of bins) {
      const [real = 0, imaginary = 0] = [spectrum[2 * bin], spectrum[2 * bin + 1]];
      const strength = Math.sqrt(real ** 2 + imaginary ** 2);
      strengths[pitch] = (strengths[pitch] ?? 0) + strength;
    }
    frames.push(strengths);
  }

  return {
    add: overlappingFrames({ size: frameSamples, hop: hopSamples }, take),
    finish: () => ({ rate: sampleRate / hopSamples, frames }),
  };
}

function pitchOf(hertz: number): number {
  const semitones = Math.round(pitchClasses * Math.log2(hertz / concertHz));
  return ((semitones % pitchClasses) + pitchClasses) % pitchClasses;
}
