import type { Measurements } from '../../contract/report.ts';
import type { Judgement } from './judgement.ts';
import type { Profile } from './profiles.ts';
import { signalReport } from './signal-report.ts';
import { signalRuleOf } from './signal-scores.ts';
import { segmentsBySignal } from './signal-segments.ts';

export interface MeasuredVideo {
  profile: Profile;
  danceType: string | null;
  durationSeconds: number;
  measurements: Measurements;
}

/** Raised with every change of a rule, so that scores of different versions are not compared. */
export const signalAnalyzer = 'signal:1';

/** Judges by measurements alone: a criterion that they do not tell of is null, and the text says why. */
export function judgeBySignal(video: MeasuredVideo): Judgement {
  const { profile, danceType, durationSeconds, measurements } = video;
  const scores = Object.fromEntries(
    profile.criteria.map(({ key }) => [key, signalRuleOf(key).score(measurements)]),
  );
  return {
    text: signalReport(profile, danceType, measurements, scores),
    scores,
    segments: segmentsBySignal(profile, durationSeconds, measurements),
    analyzer: signalAnalyzer,
    finishReason: null,
  };
}
