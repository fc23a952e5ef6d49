import { createHannPowers } from '../onsets/hann-powers.ts';
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
  const from = Math.ceil((lowestHz * frameSamples) / sampleRate);
  const to = Math.ceil((highestHz * frameSamples) / sampleRate);
  const powersOf = createHannPowers(frameSamples, from, to);
  const pitches = Uint8Array.from({ length: to - from }, (_, index) =>
    pitchOf(((from + index) * sampleRate) / frameSamples),
  );
  const frames: Float32Array[] = [];

  function take(frame: Float64Array): void {
    const powers = powersOf(frame);
    const strengths = new Float32Array(pitchClasses);
    for (let index = 0; index < powers.length; index++) {
      const pitch = pitches[index] ?? 0;
      strengths[pitch] = (strengths[pitch] ?? 0) + Math.sqrt(powers[index] ?? 0);
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
