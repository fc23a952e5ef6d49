import { type Body, fewestRepetitions, type Measurements } from '../../contract/measurements.ts';
import { type MeasureKey, measures } from '../../contract/measures.ts';
import type { Profile } from '../../contract/profiles/profile.ts';
import { shortSeconds } from '../../contract/recording-facts.ts';
import type { Unmeasured } from '../../contract/report.ts';
import type { Sentence } from '../../contract/sentence.ts';
import { isFloorWork, isFromSide } from './body-view.ts';
import { togetherGaps } from './together-gaps.ts';
import { unmeasured, what, why } from './unmeasured-sentences.ts';
import { wantedMeasures } from './wanted-measures.ts';

/** What a profile's measuring leaves open in this video, why, and what to do about it. */
export function notMeasured(profile: Profile, measurements: Measurements): Unmeasured[] {
  const isMissing = (measure: MeasureKey) => measures[measure].read(measurements) === null;
  const missing = [...wantedMeasures(profile)].filter(isMissing);
  return [
    ...soundGaps(profile, measurements, missing),
    ...motionGaps(measurements, missing),
    ...bodyGaps(profile, measurements, missing),
    ...togetherGaps(measurements, missing),
    ...repetitionGaps(profile, measurements, missing),
  ];
}

type Missing = readonly MeasureKey[];

function soundGaps(
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
  if (isTooShortForTempo(measurements)) return music(why('too_short_for_tempo', { needed }));
  // To the second, as people tell it.
  const isShort = Math.round(secondsOf(measurements)) < needed;
  if (tempo_bpm === null) {
    if (isShort) return music(why('too_short_for_tempo', { needed }));
    return music(isQuiet(loudness_dbfs) ? why('too_quiet_for_pulse') : why('no_clear_pulse'));
  }
  if (timing.length === 0 || isOfNobody(measurements)) return [];
  const reason = isShort ? why('few_clear_ends_short', { needed }) : why('few_clear_ends');
  return [unmeasured(what('timing'), reason)];
}

/** Less than the quietest room; what is recorded without a microphone is digital silence. */
const silentDbfs = -80;
export const isSilent = (loudnessDbfs: number): boolean => loudnessDbfs < silentDbfs;
/** Music that was filmed has -9 to -21, a room without any -54. */
const quietDbfs = -45;
export const isQuiet = (loudnessDbfs: number): boolean => loudnessDbfs < quietDbfs;

/** Eight beats at 120 a minute: of fewer, whatever tempo is told is told by chance. */
const leastTempoSeconds = 4;
export const isTooShortForTempo = (measurements: Measurements): boolean =>
  secondsOf(measurements) < leastTempoSeconds;

/** There is a step less than there are pictures. */
const secondsOf = ({ motion_curve: curve }: Measurements): number =>
  (curve.values.length + 1) * curve.interval_seconds;

/** What else is missing for that is said once. */
const isOfNobody = ({ seen_spans: seen }: Measurements): boolean => seen?.length === 0;

function motionGaps(measurements: Measurements, missing: Missing): Unmeasured[] {
  const motion = among(missing, 'motion_energy', 'motion_dynamics', 'stillness');
  if (motion.length === 0 || isOfNobody(measurements)) return [];
  return measurements.motion_energy === null
    ? [unmeasured(what('motion'), why('few_frames'))]
    : [unmeasured(what('contrast'), why('little_moved'))];
}

const bodyMeasures = [
  'body_extension',
  'body_symmetry',
  'body_posture',
  'body_smoothness',
  'body_range',
] as const;
type BodyMeasure = (typeof bodyMeasures)[number];
export const isBodyMeasure = (measure: MeasureKey): measure is BodyMeasure =>
  (bodyMeasures as readonly MeasureKey[]).includes(measure);

export const bodyNames: Readonly<Record<BodyMeasure, string>> = {
  body_extension: 'extension',
  body_symmetry: 'symmetry',
  body_posture: 'posture',
  body_smoothness: 'smoothness',
  body_range: 'range',
};

/** What the view shows, and says nothing. */
function viewGaps(body: Body, profile: Profile, missing: Missing): Unmeasured[] {
  const gap = (measure: BodyMeasure, reason: Sentence) =>
    unmeasured(what('body_readings', { readings: bodyNames[measure] }), reason);
  const isPostureWanted = wantedMeasures(profile).has('body_posture');
  return [
    ...(missing.includes('body_symmetry') && isFromSide(body)
      ? [gap('body_symmetry', why('seen_from_side'))]
      : []),
    ...(isPostureWanted && isFloorWork(body) ? [gap('body_posture', why('not_upright'))] : []),
  ];
}

function bodyGaps(profile: Profile, measurements: Measurements, missing: Missing): Unmeasured[] {
  const { followsBody, name } = profile;
  const { body, body_absence: absence } = measurements;
  const lacking = bodyMeasures.filter(
    (measure) => missing.includes(measure) && !(measure === 'body_symmetry' && isFromSide(body)),
  );
  if (body !== null) {
    const readings = lacking.map((measure) => bodyNames[measure]).join(', ');
    const isSmoothness = lacking.length === 1 && lacking[0] === 'body_smoothness';
    const reason = isSmoothness ? why('smoothness_unclear') : why('body_unclear');
    return [
      ...(lacking.length === 0 ? [] : [unmeasured(what('body_readings', { readings }), reason)]),
      ...viewGaps(body, profile, missing),
    ];
  }
  const wasAsked = absence !== null && absence !== 'not_asked_for';
  if (!followsBody && !wasAsked && lacking.length === 0) return [];
  return [unmeasured(what('body'), whyNoBody())];

  function whyNoBody(): Sentence {
    switch (absence) {
      case 'switched_off':
        return why('body_switched_off');
      case 'not_installed':
        return why('body_not_installed');
      case 'memory_short':
        return why('body_memory_short');
      case 'nobody_seen':
        return why('nobody_seen');
      case 'not_asked_for':
        return followsBody ? why('body_refused') : why('body_not_asked_for', { profile: name });
      case null:
        return why('body_not_looked_for');
    }
  }
}

function repetitionGaps(
  { finds }: Profile,
  measurements: Measurements,
  missing: Missing,
): Unmeasured[] {
  const { repetitions, repetitions_seen: seen } = measurements;
  const lacking = among(
    missing,
    'repetition_count',
    'repetition_steadiness',
    'repetition_range',
    'repetition_sameness',
  );
  if (repetitions === null) {
    if (finds !== 'repetitions' && lacking.length === 0) return [];
    if (seen !== null) {
      const needed = fewestRepetitions;
      return [unmeasured(what('repetitions'), why('repetitions_seen', { seen, needed }))];
    }
    return [unmeasured(what('repetitions'), why('nothing_repeats'))];
  }
  if (lacking.length === 0) return [];
  return [unmeasured(what('repetitions_compared'), why('few_repetitions'))];
}

const among = (missing: Missing, ...wanted: readonly MeasureKey[]) =>
  wanted.filter((measure) => missing.includes(measure));
