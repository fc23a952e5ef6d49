import type { PreparedVideo } from '../../contract/prepared-video.ts';
import type { Highlight } from '../../contract/report.ts';
import { reportedDance } from '../../domain/dances/told-tempo.ts';
import { highlightsSection } from '../../domain/highlights/explain.ts';
import type { Judgement } from '../../domain/judging/judgement.ts';
import { totalRange, totalScore } from '../../domain/judging/total-score.ts';
import { describeWorkout } from '../../domain/workout/describe-workout.ts';
import { findWorkout } from '../../domain/workout/find-workout.ts';
import type { ClaimedRun } from './claim-run.ts';
import { paramsOf, profileOf } from './run-profile.ts';

/** What the report says of the video; how the run went is added to it. */
export function assembleReport(
  run: ClaimedRun,
  prepared: PreparedVideo,
  judgement: Judgement,
  highlights: readonly Highlight[],
) {
  const { measurements } = prepared;
  const profile = profileOf(run);
  const workout = findWorkout(profile, paramsOf(run), measurements);
  const sections = [
    judgement.text,
    profile.finds === 'highlights' ? highlightsSection(highlights, measurements) : '',
    describeWorkout(profile, workout, measurements),
  ];
  return {
    text: sections.filter((section) => section !== '').join('\n\n'),
    total_score: totalScore(judgement.scores),
    scores: judgement.scores,
    score_ranges: judgement.ranges,
    total_range: totalRange(judgement.scores, judgement.ranges),
    summary: judgement.summary,
    reasons: judgement.reasons,
    strengths: judgement.strengths,
    practise: judgement.practise,
    judges: judgement.judges,
    contested: judgement.contested,
    segments: judgement.segments,
    measurements,
    dance: reportedDance(profile, run.summary.dance_type, measurements),
    highlights: [...highlights],
    workout,
    dancers: judgement.dancers,
    claims: judgement.claims,
    not_measured: judgement.notMeasured,
    analyzer: judgement.analyzer,
    finish_reason: judgement.finishReason,
    frames_decoded: prepared.frames_decoded,
    frames_measured: prepared.frames_measured,
    ffmpeg_version: prepared.ffmpeg_version,
  };
}
