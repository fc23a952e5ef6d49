import type { Measurements } from '../../contract/measurements.ts';
import { type MeasureKey, measures } from '../../contract/measures.ts';
import type { Profile } from '../../contract/profiles/profile.ts';
import type { Unmeasured } from '../../contract/report.ts';
import { wantedMeasures } from './wanted-measures.ts';

/** What a profile's measuring leaves open in this video, why, and what to do about it. */
export function notMeasured(profile: Profile, measurements: Measurements): Unmeasured[] {
  const isMissing = (measure: MeasureKey) => measures[measure].read(measurements) === null;
  const missing = [...wantedMeasures(profile)].filter(isMissing);
  return [
    ...soundGaps(profile, measurements, missing),
    ...motionGaps(measurements, missing),
    ...bodyGaps(profile, measurements, missing),
    ...repetitionGaps(profile, measurements, missing),
  ];
}

type Missing = readonly MeasureKey[];

function soundGaps(
  { hasDance }: Profile,
  measurements: Measurements,
  missing: Missing,
): Unmeasured[] {
  const { loudness_dbfs, tempo_bpm, undecoded_sound: undecoded } = measurements;
  const timing = among(
    missing,
    'beat_alignment',
    'phase_coherence',
    'beat_recall',
    'beat_offset_ms',
  );
  if (!hasDance && timing.length === 0 && !missing.includes('tempo_bpm')) return [];
  const music = { what: 'Music and timing' };
  if (undecoded !== null) {
    const why = `the sound is recorded in ${undecoded} and could not be decoded: export the video with ordinary AAC sound`;
    return [{ ...music, why }];
  }
  if (loudness_dbfs === null)
    return [{ ...music, why: 'the video has no sound: record the music too' }];
  if (isSilent(loudness_dbfs))
    return [{ ...music, why: 'the sound track is silent: record the music too' }];
  const isShort = secondsOf(measurements) < shortSeconds;
  if (tempo_bpm === null) {
    const why = isShort
      ? `the video is too short to tell a tempo: film at least ${shortSeconds} seconds`
      : 'no clear pulse was heard: film near the music, and where it has a beat';
    return [{ ...music, why }];
  }
  if (timing.length === 0) return [];
  const why = `too few movements have clear ends to compare with the beats${timingAdvice()}`;
  return [{ what: 'Timing', why }];

  /** None that was followed already. */
  function timingAdvice(): string {
    if (isShort) return `: film at least ${shortSeconds} seconds`;
    return isWhole(measurements) ? '' : ': film the whole body, with a still camera';
  }
}

/** Less than the quietest room; what is recorded without a microphone is digital silence. */
const silentDbfs = -80;
export const isSilent = (loudnessDbfs: number): boolean => loudnessDbfs < silentDbfs;
/** Some twenty beats: of fewer, a tempo and the movements on it are told by chance. */
const shortSeconds = 10;

const secondsOf = ({ motion_curve: curve }: Measurements): number =>
  curve.values.length * curve.interval_seconds;

/** Whether somebody was there all the time: to film them better would not help. */
const isWhole = ({ body }: Measurements): boolean => body !== null && body.seen >= 0.9;

function motionGaps({ motion_energy }: Measurements, missing: Missing): Unmeasured[] {
  const motion = among(missing, 'motion_energy', 'motion_dynamics', 'stillness');
  if (motion.length === 0) return [];
  if (motion_energy === null)
    return [{ what: 'Motion', why: 'the video has too few frames: film a longer part' }];
  const why = 'too little moved to tell strong movement from quiet';
  return [{ what: 'Contrast of movement', why }];
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

function bodyGaps(
  { followsBody, name }: Profile,
  measurements: Measurements,
  missing: Missing,
): Unmeasured[] {
  const { body, body_absence: absence } = measurements;
  const lacking = bodyMeasures.filter((measure) => missing.includes(measure));
  if (body !== null) {
    if (lacking.length === 0) return [];
    const what = `Body: ${lacking.map((measure) => bodyNames[measure]).join(', ')}`;
    return [{ what, why: whyUnread() }];
  }
  const wasAsked = absence !== null && absence !== 'not_asked_for';
  if (!followsBody && !wasAsked && lacking.length === 0) return [];
  return [{ what: 'Body', why: whyNoBody() }];

  /** Of a body that was seen. */
  function whyUnread(): string {
    if (lacking.length === 1 && lacking[0] === 'body_smoothness') {
      return 'nothing moved for long enough, or too few frames a second were looked at, to tell how smoothly';
    }
    const advice = isWhole(measurements) ? '' : ': film the body from head to feet';
    return `the shoulders, hips and limbs that this needs were clear for less than a second${advice}`;
  }

  function whyNoBody(): string {
    switch (absence) {
      case 'switched_off':
        return 'body landmarks are switched off: the operator can set BODY_LANDMARKS to auto';
      case 'not_installed':
        return 'the optional packages for body landmarks are not installed: the operator can install them';
      case 'memory_short':
        return 'there was not enough memory left for it: take a shorter part, or have the operator raise WORKER_MEMORY_MIB';
      case 'nobody_seen':
        return 'nobody was seen: film the whole body, in good light';
      case 'not_asked_for':
        return followsBody
          ? 'it was asked not to be followed: leave `landmarks` out of the params'
          : `one body alone can be followed, so ${name} takes it only with \`landmarks\` true in the params`;
      case null:
        return 'none was looked for in this run';
    }
  }
}

function repetitionGaps(
  { finds }: Profile,
  measurements: Measurements,
  missing: Missing,
): Unmeasured[] {
  const { repetitions } = measurements;
  const lacking = among(
    missing,
    'repetition_count',
    'repetition_steadiness',
    'repetition_range',
    'repetition_sameness',
  );
  if (repetitions === null) {
    if (finds !== 'repetitions' && lacking.length === 0) return [];
    const how = isWhole(measurements) ? '' : ', the whole body, with a still camera';
    const why = `no movement repeats clearly, three times at least: film several in a row${how}`;
    return [{ what: 'Repetitions', why }];
  }
  if (lacking.length === 0) return [];
  return [{ what: 'Repetitions compared', why: 'there are too few of them: film more in a row' }];
}

const among = (missing: Missing, ...wanted: readonly MeasureKey[]) =>
  wanted.filter((measure) => missing.includes(measure));
