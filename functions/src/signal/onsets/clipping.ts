/** Equal ranges of amplitude, from 0 to full scale. */
const ranges = 20;
/** From 0.7 of full scale on: tops that were cut off there, and again by a codec, lie about it. */
const firstLoud = 14;
/** What a range is compared with: the rarest of those below it, from half of full scale on. */
const firstCompared = 10;

/**
 * 0..1: the share of samples by which a range of amplitudes near full scale holds more than a quieter
 * one does. The louder, the rarer, in music and speech that were not cut off: then it is 0. Tops that were
 * cut off pile up where they were, also after a codec. So do those of a bare tone, to 0.17 of a sine:
 * `createTopMeter` tells them apart.
 */
export function clippedShare(counts: Uint32Array, samples: number): number {
  let rarest = Number.POSITIVE_INFINITY;
  let most = 0;
  for (let range = firstCompared; range < ranges; range++) {
    const count = counts[range] ?? 0;
    if (range >= firstLoud) most = Math.max(most, count - rarest);
    rarest = Math.min(rarest, count);
  }
  return samples === 0 ? 0 : most / samples;
}

export const createAmplitudeCounts = () => new Uint32Array(ranges);

/** The range of a sample, -1..1. */
export const amplitudeRange = (sample: number): number =>
  Math.min(ranges - 1, Math.floor(ranges * Math.abs(sample)));
