import type { Measurements } from '../../contract/measurements.ts';
import type { Profile } from '../../contract/profiles/profile.ts';
import { shortSeconds } from '../../contract/recording-facts.ts';
import type { Unmeasured } from '../../contract/report.ts';
import type { Sentence } from '../../contract/sentence.ts';
import { fewestCompared } from '../../signal/beats/beat-alignment.ts';
import { leastTempoSeconds } from '../../signal/tempo/estimate-tempo.ts';
import { among, isOfNobody, type Missing } from './missing.ts';
import { unmeasured, what, why } from './unmeasured-sentences.ts';

/** What was not measured of music and timing, where a profile is about them, and why. */
export function soundGaps(
  { hasDance }: Profile,
  measurements: Measurements,
  missing: Missing,
): Unmeasured[] {
  const { loudness_dbfs, tempo_bpm, undecoded_sound: codec } = measurements;
  const timing = among(
    missing,
    'beat_alignment',
    'phase_coherence',
    'beat_recall',
    'beat_offset_ms',
  );
  if (!hasDance && timing.length === 0 && !missing.includes('tempo_bpm')) return [];
  const music = (reason: Sentence) => [unmeasured(what('music_and_timing'), reason)];
  if (codec !== null) return music(why('sound_not_decoded', { codec }));
  if (loudness_dbfs === null) return music(why('no_sound'));
  if (isSilent(loudness_dbfs)) return music(why('silent_track'));
  const needed = shortSeconds;
  // To the second, as people tell it.
  const isShort = Math.round(secondsOf(measurements)) < needed;
  if (tempo_bpm === null) {
    if (isTooShortForTempo(measurements)) return music(tooShortForTempo);
    if (isQuiet(loudness_dbfs)) return music(why('too_quiet_for_pulse'));
    return music(isShort ? why('no_clear_pulse_short', { needed }) : why('no_clear_pulse'));
  }
  if (timing.length === 0 || isOfNobody(measurements)) return [];
  return [unmeasured(what('timing'), whyNoTiming())];

  function whyNoTiming(): Sentence {
    if (measurements.beat_seconds.length < fewestCompared) return why('few_beats', { needed });
    return isShort ? why('few_clear_ends_short', { needed }) : why('few_clear_ends');
  }
}

/** Less than the quietest room; what is recorded without a microphone is digital silence. */
const silentDbfs = -80;
export const isSilent = (loudnessDbfs: number): boolean => loudnessDbfs < silentDbfs;
/** Music that was filmed has -9 to -21, a room without any -54. */
const quietDbfs = -45;
export const isQuiet = (loudnessDbfs: number): boolean => loudnessDbfs < quietDbfs;

export const tooShortForTempo = why('too_short_for_tempo', { needed: shortSeconds });
/** Where a tempo was told all the same, the sound goes on behind the picture. */
export const isTooShortForTempo = (measurements: Measurements): boolean =>
  measurements.tempo_bpm === null && secondsOf(measurements) < leastTempoSeconds;

/** There is a step less than there are pictures. */
const secondsOf = ({ motion_curve: curve }: Measurements): number =>
  (curve.values.length + 1) * curve.interval_seconds;
