import { signalFormat } from '../signal-format.ts';
import { amplitudeRange, clippedShare, createAmplitudeCounts } from './clipping.ts';
import { createOnsetMeter, hopSamples, type Onsets } from './onset-strength.ts';

/** What the sound told: one number each ten milliseconds or so. */
export interface Sound extends Onsets {
  /** Onset strengths a second. */
  rate: number;
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

/** Holds a second of band energies, whatever the length. */
export function createSoundMeter(): SoundMeter {
  const onsets = createOnsetMeter(signalFormat.soundSampleRate);
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
  }

  return {
    add(chunk) {
      for (const byte of chunk) {
        if (lowByte === null) {
          lowByte = byte;
        } else {
          addSample(((((byte << 8) | lowByte) << 16) >> 16) / 32_768);
          lowByte = null;
        }
      }
    },
    finish: () => ({
      rate: signalFormat.soundSampleRate / hopSamples,
      ...onsets.finish(),
      loudnessDbfs: samples === 0 ? null : toDbfs(squares / samples),
      clipped: clippedShare(amplitudes, samples),
    }),
  };
}

function toDbfs(power: number): number {
  return Math.max(silenceDbfs, 10 * Math.log10(power));
}
