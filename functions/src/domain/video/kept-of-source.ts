import type { Measurements } from '../../contract/measurements.ts';

/**
 * What was measured in a proxy, with what only its source, measured before, could tell: sound that could not
 * be decoded is not in the proxy, and to encode it bends tops that were cut.
 */
export function keptOfSource(inProxy: Measurements, before: Measurements): Measurements {
  const { recording_quality: quality } = inProxy;
  const clipped = before.recording_quality?.clipped ?? null;
  return {
    ...inProxy,
    undecoded_sound: before.undecoded_sound,
    recording_quality: quality && { ...quality, clipped },
  };
}
