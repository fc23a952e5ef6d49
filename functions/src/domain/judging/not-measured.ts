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
  { loudness_dbfs, tempo_bpm }: Measurements,
  missing: Missing,
): Unmeasured[] {
  const timing = among(
    missing,
    'beat_alignment',
    'phase_coherence',
    'beat_recall',
    'beat_offset_ms',
  );
  if (!hasDance && timing.length === 0 && !missing.includes('tempo_bpm')) return [];
  const music = { what: 'Music and timing' };
  if (loudness_dbfs === null)
    return [{ ...music, why: 'the video has no sound: record the music too' }];
  if (tempo_bpm === null) {
    const why = 'no clear pulse was heard: film near the music, and where it has a beat';
    return [{ ...music, why }];
  }
  if (timing.length === 0) return [];
  const why =
    'too few movements have clear ends to compare with the beats: film the whole body, with a still camera';
  return [{ what: 'Timing', why }];
}

function motionGaps({ motion_energy }: Measurements, missing: Missing): Unmeasured[] {
  const motion = among(missing, 'motion_energy', 'motion_dynamics', 'stillness');
  if (motion.length === 0) return [];
  if (motion_energy === null)
    return [{ what: 'Motion', why: 'the video has too few frames: film a longer part' }];
  return [{ what: 'Contrast of movement', why: 'no movement was visible: film closer' }];
}

const bodyMeasures = [
  'body_extension',
  'body_symmetry',
  'body_posture',
  'body_smoothness',
  'body_range',
] as const;
const bodyNames: Readonly<Record<(typeof bodyMeasures)[number], string>> = {
  body_extension: 'extension',
  body_symmetry: 'symmetry',
  body_posture: 'posture',
  body_smoothness: 'smoothness',
  body_range: 'range',
};

function bodyGaps(
  { followsBody, name }: Profile,
  { body, body_absence: absence }: Measurements,
  missing: Missing,
): Unmeasured[] {
  const lacking = bodyMeasures.filter((measure) => missing.includes(measure));
  if (body !== null) {
    if (lacking.length === 0) return [];
    const what = `Body: ${lacking.map((measure) => bodyNames[measure]).join(', ')}`;
    return [{ what, why: 'too little of the body was seen: film it from head to feet' }];
  }
  const wasAsked = absence !== null && absence !== 'not_asked_for';
  if (!followsBody && !wasAsked && lacking.length === 0) return [];
  return [{ what: 'Body', why: whyNoBody() }];

  function whyNoBody(): string {
    switch (absence) {
      case 'switched_off':
        return 'body landmarks are switched off: the operator can set BODY_LANDMARKS to auto';
      case 'not_installed':
        return 'the optional packages for body landmarks are not installed: the operator can install them';
      case 'memory_short':
        return 'there was not enough memory left for it: take a shorter part, or have the operator raise WORKER_MEMORY_MIB';
      case 'nobody_seen':
        return 'nobody was seen: film the whole body, closer and in good light';
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
  { repetitions }: Measurements,
  missing: Missing,
): Unmeasured[] {
  const lacking = among(
    missing,
    'repetition_count',
    'repetition_steadiness',
    'repetition_range',
    'repetition_sameness',
  );
  if (repetitions === null) {
    if (finds !== 'repetitions' && lacking.length === 0) return [];
    const why = 'none were found: film several in a row, the whole body, with a still camera';
    return [{ what: 'Repetitions', why }];
  }
  if (lacking.length === 0) return [];
  return [{ what: 'Repetitions compared', why: 'there are too few of them: film more in a row' }];
}

const among = (missing: Missing, ...wanted: readonly MeasureKey[]) =>
  wanted.filter((measure) => missing.includes(measure));
