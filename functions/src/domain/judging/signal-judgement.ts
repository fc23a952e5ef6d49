import type { Measurements } from '../../contract/measurements.ts';
import type { Criterion, Profile } from '../../contract/profiles/profile.ts';
import type { RecordingFault } from '../../contract/recording-sentences.ts';
import { scoredReadings } from './body-view.ts';
import type { Judgement } from './judgement.ts';
import { measuredScore, type Readings, readingsOf } from './measured-score.ts';
import { bodyNames, isBodyMeasure, notMeasured } from './not-measured.ts';
import { signalReport } from './signal-report.ts';
import { segmentsBySignal } from './signal-segments.ts';
import { speaksOfDancer, whyNobody } from './somebody.ts';
import { unmeasured, what, why } from './unmeasured-sentences.ts';

export interface MeasuredVideo {
  profile: Profile;
  danceType: string | null;
  durationSeconds: number;
  measurements: Measurements;
  recording: readonly RecordingFault[];
}

/** Raised with every change of a rule, so that scores of different versions are not compared. */
export const signalAnalyzer = 'signal:5';

/** What of somebody who was seen could not be read, where a score rests on that; else null. */
function unreadOf({ measured }: Criterion, { body }: Measurements, readings: Readings) {
  if (body === null) return null;
  const unread = (measured?.from ?? []).flatMap(({ measure }) =>
    isBodyMeasure(measure) && readings(measure) === null ? [bodyNames[measure]] : [],
  );
  return unread.length === 0 ? null : why('readings_missing', { readings: unread.join(' and ') });
}

/** Judges by measurements alone: a criterion that they do not tell of is null, and the text says why. */
export function judgeBySignal(video: MeasuredVideo): Judgement {
  const { profile, danceType, durationSeconds, measurements, recording } = video;
  const readings = scoredReadings(measurements.body, readingsOf(measurements));
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
          unreadOf(criterion, measurements, readings) ?? { ...criterion.missing, values: {} },
      ),
    );
  const told = nobody === null ? measurements : withoutTiming(measurements);
  const missing = [...unscored, ...notMeasured(profile, measurements)];
  return {
    text: signalReport({
      ...{ profile, danceType, measurements: told },
      ...{ recording, scores, unmeasured: missing },
    }),
    scores,
    segments: segmentsBySignal(profile, durationSeconds, told),
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
  beat_seconds: [],
});
