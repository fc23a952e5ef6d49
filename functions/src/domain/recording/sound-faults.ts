import { type RecordingFault, recordingFault } from '../../contract/recording-sentences.ts';
import { isQuiet, isSilent } from '../judging/sound-gaps.ts';
import type { RecordedVideo } from './recorded-video.ts';

/**
 * Share of the samples. Sound that was not cut off has at most 0.0002, also music at -10 dBFS; what was
 * amplified by 12 dB past full scale up to 0.002, by 18 dB and more 0.017 to 0.1.
 */
const leastClipped = 0.01;

/** At most one, and only where music counts. */
export function soundFaults({ profile, measurements }: RecordedVideo): RecordingFault[] {
  const { loudness_dbfs: loudness, undecoded_sound, recording_quality: quality } = measurements;
  if (!profile.hasDance || undecoded_sound !== null) return [];
  if (loudness === null) return [recordingFault('no_sound')];
  if (isSilent(loudness)) return [recordingFault('silent_track')];
  if (isQuiet(loudness)) return [recordingFault('too_quiet')];
  return (quality?.clipped ?? 0) >= leastClipped ? [recordingFault('clipped')] : [];
}
