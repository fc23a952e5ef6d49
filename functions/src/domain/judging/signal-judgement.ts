import type { Dance } from '../../contract/dances/dance.ts';
import type { Measurements } from '../../contract/measurements.ts';
import type { Criterion } from '../../contract/profiles/profile.ts';
import type { RecordingFault } from '../../contract/recording-sentences.ts';
import { coachBySignal } from '../coaching/coach.ts';
import { danceOf } from '../dances/find-dance.ts';
import { scoredReadings } from './body-view.ts';
import type { Judgement } from './judgement.ts';
import { measuredScore, type Readings, readingsOf } from './measured-score.ts';
import { bodyNames, isBodyMeasure, notMeasured } from './not-measured.ts';
import { signalReport } from './signal-report.ts';
import { type SegmentedVideo, segmentsBySignal } from './signal-segments.ts';
import { speaksOfDancer, whyNobody } from './somebody.ts';
import { isSilent, isTooShortForTempo, tooShortForTempo } from './sound-gaps.ts';
import { isTogetherMeasure } from './together-gaps.ts';
import { unmeasured, what, why } from './unmeasured-sentences.ts';

export interface MeasuredVideo extends SegmentedVideo {
  measurements: Measurements;
  recording: readonly RecordingFault[];
}

/** Raised with every change of a rule, so that scores of different versions are not compared. */
export const signalAnalyzer = 'signal:6';

/** What of somebody who was seen could not be read, where a score rests on that; else null. */
function unreadOf({ measured }: Criterion, { body, bodies }: Measurements, readings: Readings) {
  const isOfBody = (measured?.from ?? []).some(({ measure }) => isBodyMeasure(measure));
  if (bodies !== null && isOfBody) return why('of_each_dancer');
  if (body === null) return null;
  const unread = (measured?.from ?? []).flatMap(({ measure }) =>
    isBodyMeasure(measure) && readings(measure) === null ? [bodyNames[measure]] : [],
  );
  return unread.length === 0 ? null : why('readings_missing', { readings: unread.join(' and ') });
}

/** Of what rests on the beat where there is too little for any; else null. */
const hurriedOf = ({ measured }: Criterion, measurements: Measurements) =>
  isOnBeat(measured) && isAudible(measurements) && isTooShortForTempo(measurements)
    ? tooShortForTempo
    : null;

const isOnBeat = (score: Criterion['measured']): boolean =>
  score?.from.some(({ measure }) => measure === 'beat_alignment') ?? false;
const isAudible = ({ loudness_dbfs: loudness }: Measurements): boolean =>
  loudness !== null && !isSilent(loudness);

/** What of somebody who was seen says nothing of this dance, where a score rests on that; else null. */
function mutedOf({ measured }: Criterion, { body }: Measurements, dance: Dance | null) {
  if (body === null || dance === null) return null;
  const muted = (measured?.from ?? []).flatMap(({ measure }) =>
    isBodyMeasure(measure) && dance.mute?.includes(measure) ? [bodyNames[measure]] : [],
  );
  const { name } = dance;
  return muted.length === 0
    ? null
    : why('dance_shows_elsewhere', { readings: muted.join(' and '), name });
}

/** Where several were followed, and a score rests on what of them could not be told; else null. */
function untoldOf({ measured }: Criterion, { together }: Measurements, readings: Readings) {
  const isUntold = (measured?.from ?? []).some(
    ({ measure }) => isTogetherMeasure(measure) && readings(measure) === null,
  );
  return together !== null && isUntold ? why('see_together') : null;
}

/** Judges by measurements alone: a criterion that they do not tell of is null, and the text says why. */
export function judgeBySignal(video: MeasuredVideo): Judgement {
  const { profile, danceType, measurements, recording } = video;
  const dance = profile.hasDance ? danceOf(danceType) : null;
  const readings = scoredReadings(measurements.body, dance, readingsOf(measurements));
  const nobody = whyNobody(profile, measurements);
  const whyNotOf = ({ measured }: Criterion) => (speaksOfDancer(measured) ? nobody : null);
  const scores = Object.fromEntries(
    profile.criteria.map((criterion) => [
      criterion.key,
      whyNotOf(criterion) === null ? measuredScore(criterion.measured, readings) : null,
    ]),
  );
  const unscored = profile.criteria
    .filter(({ key }) => scores[key] === null)
    .map((criterion) =>
      unmeasured(
        what('criterion', { criterion: criterion.key, name: criterion.name }),
        whyNotOf(criterion) ??
          hurriedOf(criterion, measurements) ??
          mutedOf(criterion, measurements, dance) ??
          unreadOf(criterion, measurements, readings) ??
          untoldOf(criterion, measurements, readings) ?? { ...criterion.missing, values: {} },
      ),
    );
  const told = nobody === null ? measurements : withoutTiming(measurements);
  const missing = [...unscored, ...notMeasured(profile, measurements)];
  const segments = segmentsBySignal(video, told);
  const { durationSeconds } = video;
  const coaching = coachBySignal({ profile, dance, durationSeconds, measurements: told, segments });
  return {
    text: signalReport({
      ...{ profile, danceType, measurements: told },
      ...{ recording, scores, coaching, unmeasured: missing },
    }),
    scores,
    segments,
    dancers: null,
    ...coaching,
    ...{ ranges: {}, judges: [], contested: [] },
    claims: [],
    notMeasured: missing,
    analyzer: signalAnalyzer,
    finishReason: null,
  };
}

/** What moves where nobody is, is on no beat. */
const withoutTiming = (measurements: Measurements): Measurements => ({
  ...measurements,
  ...{ beat_alignment: null, beat_recall: null, phase_coherence: null, beat_offset_ms: null },
  off_beat: null,
  beat_seconds: [],
});
