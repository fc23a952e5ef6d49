import { quantile } from '../series.ts';
import { createMelBands } from './mel-bands.ts';
import { overlappingFrames } from './overlapping-frames.ts';

/** How much begins to sound around sample i * hopSamples: 0 and up, no unit. */
export interface Onsets {
  onsets: readonly number[];
  /** The same of a part of the pitches each, low ones first; their mean is `onsets`. */
  bandOnsets: readonly (readonly number[])[];
}

/** What begins to sound, one hop after another. */
export interface OnsetMeter {
  /** Samples, -1..1. */
  add(samples: Float64Array): void;
  finish(): Onsets;
}

export const hopSamples = 110;
const frameSamples = 512;
const bandCount = 12;
/** Kick, voice, chords and cymbals are apart by then. */
const partCount = 4;
const partBands = bandCount / partCount;
/** Energies are compared over this many hops: long enough to level a low tone's own ripple. */
const windowHops = 3;
const comparedHops = 2 * windowHops;
/**
 * How far a stroke has entered a frame when it is heard best: a Hann window lets it in by and by, and the
 * logarithm hears the first of it. So far before its end are the strokes that a frame tells of.
 */
const heardAfterSamples = 40;
/** Before the first sample, so that value i is of sample i * hopSamples. */
const leadSamples = frameSamples - heardAfterSamples - (windowHops - 0.5) * hopSamples;
/** Natural logarithm of power that counts as no change. */
const deadZone = 0.1;
/** Sound 30 dB under its band's recent peak, or 50 dB under the loudest band's, is background. */
const backgroundShare = 1e-3;
const faintShare = 1e-5;
/** The peaks halve in 14 s. */
const peakDecay = 0.9995;
const leastEnergy = 1e-12;
/** What sounds most of so long at the start is what sounded before it. */
const openingHops = 100;

/**
 * Onset strength: the rise of log energy, the mean of mel-spaced bands (multi-band spectral flux:
 * Klapuri 1999; Ellis 2007; Böck, Krebs and Schedl 2012). Holds one second, whatever the length.
 */
export function createOnsetMeter(sampleRate: number): OnsetMeter {
  const measureBands = createMelBands(frameSamples, bandCount, sampleRate);
  const peaks = new Float64Array(bandCount);
  const onsets: number[] = [];
  const bandOnsets: number[][] = Array.from({ length: partCount }, () => []);
  let samples = 0;
  let opening: Float64Array[] | null = [];
  let recent: Float64Array[] = [];
  const rises = new Float64Array(bandCount);

  function take(energies: Float64Array): void {
    const oldest = recent.shift() ?? new Float64Array(bandCount);
    oldest.set(energies);
    recent.push(oldest);
    for (let band = 0; band < bandCount; band++) {
      peaks[band] = Math.max((peaks[band] ?? 0) * peakDecay, energies[band] ?? 0);
    }
    risesOf(recent, peaks, rises);
    onsets.push(meanRise(0, bandCount));
    for (let part = 0; part < partCount; part++) {
      bandOnsets[part]?.push(meanRise(part * partBands, (part + 1) * partBands));
    }
  }

  function meanRise(from: number, to: number): number {
    let total = 0;
    for (let band = from; band < to; band++) total += rises[band] ?? 0;
    return total / (to - from);
  }

  function begin(frames: readonly Float64Array[]): void {
    opening = null;
    const before = Float64Array.from({ length: bandCount }, (_, band) =>
      quantile(
        frames.map((energies) => energies[band] ?? 0),
        0.5,
      ),
    );
    recent = Array.from({ length: comparedHops }, () => before.slice());
    for (const energies of frames) take(energies);
  }

  const framing = { size: frameSamples, hop: hopSamples, filled: leadSamples };
  const hear = overlappingFrames(framing, (frame) => {
    const energies = measureBands(frame);
    if (opening === null) take(energies);
    else if (opening.push(energies.slice()) === openingHops) begin(opening);
  });

  return {
    add(added) {
      samples += added.length;
      hear(added);
    },
    finish() {
      if (opening !== null) begin(opening);
      const length = Math.floor(samples / hopSamples);
      const whole = (values: readonly number[]) => [
        ...values.slice(0, length),
        ...new Array<number>(Math.max(0, length - values.length)).fill(0),
      ];
      return { onsets: whole(onsets), bandOnsets: bandOnsets.map(whole) };
    },
  };
}

/** Of each band's log energy, from the three hops before to the last three. */
function risesOf(recent: readonly Float64Array[], peaks: Float64Array, rises: Float64Array): void {
  let loudest = 0;
  for (const peak of peaks) loudest = Math.max(loudest, peak);
  const faint = Math.max(leastEnergy, faintShare * loudest);
  for (let band = 0; band < bandCount; band++) {
    let before = Math.max(faint, backgroundShare * (peaks[band] ?? 0));
    let after = before;
    for (let hop = 0; hop < comparedHops; hop++) {
      const share = (recent[hop]?.[band] ?? 0) / windowHops;
      if (hop < windowHops) before += share;
      else after += share;
    }
    rises[band] = after > before ? Math.max(0, Math.log(after / before) - deadZone) : 0;
  }
}
