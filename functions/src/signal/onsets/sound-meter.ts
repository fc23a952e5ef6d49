import { signalFormat } from '../signal-format.ts';
import { createBandPass } from './band-pass.ts';
import { amplitudeRange, clippedShare, createAmplitudeCounts } from './clipping.ts';

/** What the sound told: one number each ten milliseconds or so. */
export interface Sound {
  /** Onset strengths a second. */
  rate: number;
  /** How much begins to sound around i / rate seconds: 0 and up, no unit. */
  onsets: readonly number[];
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

const hopSamples = 110;
const bandCentresHz = [80, 200, 500, 1200, 3000] as const;
/** Energies are compared over this many hops: long enough to level a 40 Hz tone's own ripple. */
const windowHops = 3;
/** Silence, so that a first beat at zero seconds is heard. */
const beforeTheStart: readonly number[] = Array.from({ length: 2 * windowHops - 1 }, () => 0);
/** Natural logarithm of power that counts as no change: about 1.5 dB. */
const deadZone = 0.35;
/** Sound 25 dB under its band's recent peak, or 50 dB under the loudest band's, is background. */
const backgroundShare = 3e-3;
const faintShare = 1e-5;
/** The peaks halve in 14 s. */
const peakDecay = 0.9995;
const leastEnergy = 1e-9;
/** Below 16 bits' own resolution. */
const silenceDbfs = -96;

/** Holds a few hops of band energies, whatever the length. */
export function createSoundMeter(): SoundMeter {
  const bands = bandCentresHz.map((centre) => ({
    filter: createBandPass(centre, signalFormat.soundSampleRate),
    energy: 0,
    peak: 0,
    recent: beforeTheStart.slice(),
  }));
  const onsets: number[] = [];
  let lowByte: number | null = null;
  let samples = 0;
  let squares = 0;
  const amplitudes = createAmplitudeCounts();

  function addSample(sample: number): void {
    squares += sample * sample;
    samples++;
    const range = amplitudeRange(sample);
    amplitudes[range] = (amplitudes[range] ?? 0) + 1;
    for (const band of bands) band.energy += band.filter(sample) ** 2;
    if (samples % hopSamples === 0) endHop();
  }

  function endHop(): void {
    for (const band of bands) {
      const energy = band.energy / hopSamples;
      band.energy = 0;
      band.recent.push(energy);
      band.peak = Math.max(band.peak * peakDecay, energy);
    }
    const faint = Math.max(leastEnergy, faintShare * Math.max(...bands.map(({ peak }) => peak)));
    let onset = 0;
    for (const { recent, peak } of bands) {
      onset += rise(recent, Math.max(faint, backgroundShare * peak));
      recent.shift();
    }
    onsets.push(onset);
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
      // A short sound holds the comparison up for windowHops; their middle, one hop earlier, is it.
      onsets: onsets.slice(windowHops - 2),
      loudnessDbfs: samples === 0 ? null : toDbfs(squares / samples),
      clipped: clippedShare(amplitudes, samples),
    }),
  };
}

function rise(recent: readonly number[], background: number): number {
  let before = background;
  let after = background;
  for (const [index, energy] of recent.entries()) {
    if (index < windowHops) before += energy / windowHops;
    else after += energy / windowHops;
  }
  return Math.max(0, Math.log(after / before) - deadZone);
}

function toDbfs(power: number): number {
  return Math.max(silenceDbfs, 10 * Math.log10(power));
}
