import { type Chroma, createChromaMeter } from '../meter/chroma.ts';
import { signalFormat } from '../signal-format.ts';
import { amplitudeRange, clippedShare, createAmplitudeCounts } from './clipping.ts';
import { createTopMeter } from './flat-tops.ts';
import { createOnsetMeter, hopSamples, type Onsets } from './onset-strength.ts';

/** What the sound told: one number each ten milliseconds or so. */
export interface Sound extends Onsets {
  /** Onset strengths a second. */
  rate: number;
  /** What harmony sounds. */
  chroma: Chroma;
  /** Root mean square re full scale; null where there was no sample. */
  loudnessDbfs: number | null;
  /** 0..1: how much of it was cut off, as `clippedShare` says; 0 where tops are round. */
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
  let lowByte = new Uint8Array(0);
  /** -1..1, those of the last chunk. */
  let heard = new Float64Array(0);
  let samples = 0;
  let squares = 0;
  const amplitudes = createAmplitudeCounts();
  const tops = createTopMeter();

  /** Half a sample at the end is left out. */
  function take(bytes: Uint8Array): void {
    const count = bytes.length >> 1;
    if (heard.length < count) heard = new Float64Array(count);
    for (let index = 0; index < count; index++) {
      const low = bytes[2 * index] ?? 0;
      const high = bytes[2 * index + 1] ?? 0;
      const sample = ((((high << 8) | low) << 16) >> 16) / 32_768;
      heard[index] = sample;
      squares += sample * sample;
      const range = amplitudeRange(sample);
      amplitudes[range] = (amplitudes[range] ?? 0) + 1;
      tops.add(sample);
    }
    samples += count;
    const added = heard.subarray(0, count);
    onsets.add(added);
    chroma.add(added);
  }

  return {
    add(chunk) {
      const bytes = lowByte.length === 0 ? chunk : Uint8Array.of(...lowByte, ...chunk);
      lowByte = bytes.slice(bytes.length - (bytes.length % 2));
      take(bytes);
    },
    finish: () => ({
      rate: signalFormat.soundSampleRate / hopSamples,
      ...onsets.finish(),
      chroma: chroma.finish(),
      loudnessDbfs: samples === 0 ? null : toDbfs(squares / samples),
      clipped: tops.areCutOff() ? clippedShare(amplitudes, samples) : 0,
    }),
  };
}

function toDbfs(power: number): number {
  return Math.max(silenceDbfs, 10 * Math.log10(power));
}
