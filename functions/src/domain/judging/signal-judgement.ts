import type { Measurements } from '../../contract/measurements.ts';
import type { Criterion } from '../../contract/profiles/profile.ts';
import type { RecordingFault } from '../../contract/recording-sentences.ts';
import type { Sentence } from '../../contract/sentence.ts';
import type { Range } from '../../contract/verdict.ts';
import { coachBySignal } from '../coaching/coach.ts';
import { danceOf } from '../dances/find-dance.ts';
import { scoredReadings } from './body-view.ts';
import type { Judgement } from './judgement.ts';
import { measuredReasons } from './measured-reasons.ts';
import { measuredRange, measuredScore, readingsOf } from './measured-score.ts';
import { notMeasured } from './not-measured.ts';
import { signalReport } from './signal-report.ts';
import { type SegmentedVideo, segmentsBySignal } from './signal-segments.ts';
import { speaksOfDancer, whyNobody } from './somebody.ts';
import { unmeasured, what } from './unmeasured-sentences.ts';
import { whyUnscored } from './unscored.ts';

export interface MeasuredVideo extends SegmentedVideo {
  measurements: Measurements;
  recording: readonly RecordingFault[];
}

/** Raised with every change of a rule, so that scores of different versions are not compared. */
export const signalAnalyzer = 'signal:8';

/**
 * Points. Filmed couples of whose movements 6 to 12 end in 10 to 20 s have 0 for their timing, 43 to 49 wide; what else
 * has a score is at most 33 wide, as the tempo of three repetitions.
 */
export const widestRange = 40;

/** A score with its range, or why there is none. */
type Judged = { score: number; range: Range } | { score: null; reason: Sentence };

/** Judges by measurements alone: a criterion that they do not tell of is null, and the text says why. */
export function judgeBySignal(video: MeasuredVideo): Judgement {
  const { profile, danceType, measurements, recording } = video;
  const dance = profile.hasDance ? danceOf(danceType) : null;
  const readings = scoredReadings(measurements.body, dance, readingsOf(measurements));
  const nobody = whyNobody(profile, measurements);

  const judge = (criterion: Criterion): Judged => {
    const { measured } = criterion;
    if (nobody !== null && speaksOfDancer(measured)) return { score: null, reason: nobody };
    const score = measuredScore(measured, readings);
    const range = measuredRange(measured, readings, measurements);
    return score !== null && range !== null && range.high - range.low < widestRange
      ? { score, range }
      : { score: null, reason: whyUnscored(criterion, { measurements, dance, readings, range }) };
  };
  const judged = profile.criteria.map((criterion) => ({ criterion, ...judge(criterion) }));
  const scores = Object.fromEntries(judged.map(({ criterion, score }) => [criterion.key, score]));
  const ranges = Object.fromEntries(
    judged.flatMap((one) => (one.score === null ? [] : [[one.criterion.key, one.range]])),
  );
  const unscored = judged.flatMap((one) => {
    if (one.score !== null) return [];
    const { key, name } = one.criterion;
    return [unmeasured(what('criterion', { criterion: key, name }), one.reason)];
  });
  const told = nobody === null ? measurements : withoutTiming(measurements);
  const missing = [...unscored, ...notMeasured(profile, measurements)];
  const segments = segmentsBySignal(video, told);
  const { durationSeconds } = video;
  const coaching = coachBySignal({ profile, dance, durationSeconds, measurements: told, segments });
  return {
    text: signalReport({
      ...{ profile, danceType, measurements: told },
      ...{ recording, scores, ranges, coaching, unmeasured: missing },
    }),
    ...{ scores, ranges, segments },
    summary: null,
    reasons: measuredReasons(profile.criteria, scores),
    dancers: null,
    ...coaching,
    ...{ judges: [], contested: [] },
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
  ...{ timing_from: null, off_beat: null },
  beat_seconds: [],
});
