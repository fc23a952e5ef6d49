import type { Body } from '../../contract/body.ts';
import { clockTime } from '../../contract/clock-time.ts';
import type { Measurements } from '../../contract/measurements.ts';
import { type MeasureKey, measures } from '../../contract/measures.ts';
import type { Profile } from '../../contract/profiles/profile.ts';
import { fewestRepetitions } from '../../contract/repetitions.ts';
import type { Unmeasured } from '../../contract/report.ts';
import type { Sentence } from '../../contract/sentence.ts';
import { type BodyMeasure, bodyMeasures, bodyNames } from './body-measures.ts';
import { isFloorWork, isFromSide } from './body-view.ts';
import { dancerGaps, pointGaps, whyNoBody } from './dancer-gaps.ts';
import { among, isOfNobody, type Missing } from './missing.ts';
import { soundGaps } from './sound-gaps.ts';
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
    ...(profile.dancers === 1 || measurements.body !== null
      ? bodyGaps(profile, measurements, missing)
      : dancerGaps(profile, measurements)),
    ...pointGaps(measurements),
    ...togetherGaps(measurements, missing),
    ...repetitionGaps(profile, measurements, missing),
  ];
}

function motionGaps(measurements: Measurements, missing: Missing): Unmeasured[] {
  const motion = among(missing, 'motion_energy', 'motion_dynamics', 'stillness');
  if (motion.length === 0 || isOfNobody(measurements)) return [];
  return measurements.motion_energy === null
    ? [unmeasured(what('motion'), why('few_frames'))]
    : [unmeasured(what('contrast'), why('little_moved'))];
}

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
  if (!profile.followsBody && !wasAsked && lacking.length === 0) return [];
  return [unmeasured(what('body'), whyNoBody(profile, measurements))];
}

function repetitionGaps(
  { finds }: Profile,
  measurements: Measurements,
  missing: Missing,
): Unmeasured[] {
  const { repetitions, repetitions_seen: seen, too_few_repetitions: tooFew } = measurements;
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
  return [
    ...tooFew.map(({ count, start_seconds, end_seconds }) => {
      const [from, to] = [clockTime(start_seconds), clockTime(end_seconds)];
      const reason = why('repetitions_seen', { seen: count, needed: fewestRepetitions });
      return unmeasured(what('repetitions_between', { from, to }), reason);
    }),
    ...(lacking.length === 0
      ? []
      : [unmeasured(what('repetitions_compared'), why('few_repetitions'))]),
  ];
}
