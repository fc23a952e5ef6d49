import type { Measurements } from '../../contract/measurements.ts';
import type { Profile } from '../../contract/profiles/profile.ts';
import type { Judgement } from './judgement.ts';
import { measuredScore, readingsOf } from './measured-score.ts';
import { notMeasured } from './not-measured.ts';
import { signalReport } from './signal-report.ts';
import { segmentsBySignal } from './signal-segments.ts';

export interface MeasuredVideo {
  profile: Profile;
  danceType: string | null;
  durationSeconds: number;
  measurements: Measurements;
}

/** Raised with every change of a rule, so that scores of different versions are not compared. */
export const signalAnalyzer = 'signal:2';

/** Judges by measurements alone: a criterion that they do not tell of is null, and the text says why. */
export function judgeBySignal(video: MeasuredVideo): Judgement {
  const { profile, danceType, durationSeconds, measurements } = video;
  const readings = readingsOf(measurements);
  const scores = Object.fromEntries(
    profile.criteria.map(({ key, measured }) => [key, measuredScore(measured, readings)]),
  );
  const unscored = profile.criteria
    .filter(({ key }) => scores[key] === null)
    .map(({ name, missing }) => ({ what: name, why: missing }));
  const unmeasured = [...unscored, ...notMeasured(profile, measurements)];
  return {
    text: signalReport({ profile, danceType, measurements, scores, unmeasured }),
    scores,
    segments: segmentsBySignal(profile, durationSeconds, measurements),
    claims: [],
    notMeasured: unmeasured,
    analyzer: signalAnalyzer,
    finishReason: null,
  };
}
