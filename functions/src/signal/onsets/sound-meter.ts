import { type Chroma, createChromaMeter } from '../meter/chroma.ts';
import { signalFormat } from '../signal-format.ts';
import { amplitudeRange, clippedShare, createAmplitudeCounts } from './clipping.ts';
import { createOnsetMeter, hopSamples, type Onsets } from './onset-strength.ts';

/** What the sound told: one number each ten milliseconds or so. */
export interface Sound extends Onsets {
  /** Onset strengths a second. */
  rate: number;
  /** What harmony sounds. */
  chroma: Chroma;
  /** Root mean square re full scale; null where there was no sample. */
  loudnessDbfs: number | null;
  /** 0..1: how much of it was cut off, as `clippedShare` says. */
  clipped: number;
}

export interface SoundMeter {
  /** Bytes of mono s16le; a sample may be split between two chunks. */
  add(chunk: Uint8Array): void;
  finish(): Sound;
}

/** Below 16 bits' own resolution. */
const silenceDbfs = -96;

/** Holds a second of band energies, whatever the length, and the numbers that it answers. */
export function createSoundMeter(): SoundMeter {
  const onsets = createOnsetMeter(signalFormat.soundSampleRate);
  const chroma = createChromaMeter(signalFormat.soundSampleRate);
  let lowByte: number | null = null;
  let samples = 0;
  let squares = 0;
  const amplitudes = createAmplitudeCounts();

  function addSample(sample: number): void {
    squares += sample * sample;
    samples++;
    const range = amplitudeRange(sample);
    amplitudes[range] = (amplitudes[range] ?? 0) + 1;
    onsets.add(sample);
    chroma.add(sample);
  }

  return {
    add(chunk) {
      let index = 0;
      if (lowByte !== null && chunk.length > 0) {
        addSample(sampleOf(lowByte, chunk[index++] ?? 0));
        lowByte = null;
      }
      for (; index + 1 < chunk.length; index += 2) {
        addSample(sampleOf(chunk[index] ?? 0, chunk[index + 1] ?? 0));
      }
      if (index < chunk.length) lowByte = chunk[index] ?? 0;
    },
    finish: () => ({
      rate: signalFormat.soundSampleRate / hopSamples,
      ...onsets.finish(),
      chroma: chroma.finish(),
      loudnessDbfs: samples === 0 ? null : toDbfs(squares / samples),
      clipped: clippedShare(amplitudes, samples),
    }),
  };
}

/** -1..1. */
const sampleOf = (lowByte: number, highByte: number): number =>
  ((((highByte << 8) | lowByte) << 16) >> 16) / 32_768;

function toDbfs(power: number): number {
  return Math.max(silenceDbfs, 10 * Math.log10(power));
}
