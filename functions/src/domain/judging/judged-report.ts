import type { Measurements } from '../../contract/measurements.ts';
import type { Profile } from '../../contract/profiles/profile.ts';
import type { RecordingFault } from '../../contract/recording-sentences.ts';
import { type Agreed, agree } from './agree.ts';
import { checkClaims } from './check-claims.ts';
import { namesOf } from './dancer-names.ts';
import type { JudgeAnswer } from './judge-answer.ts';
import { dancerParagraphs, judgedDancers } from './judged-dancers.ts';
import { judgedPoints } from './judged-points.ts';
import { judgedReasons } from './judged-reasons.ts';
import { judgedSegment } from './judged-segment.ts';
import { judgedText } from './judged-text.ts';
import type { Judgement } from './judgement.ts';
import { tempoLines } from './music-lines.ts';
import { notMeasured } from './not-measured.ts';
import { offBeatLines } from './off-beat-lines.ts';
import type { TimeSpan } from './plan-segments.ts';
import { temposInProse } from './tempo-in-prose.ts';

export interface JudgedAgainst {
  profile: Profile;
  danceType: string | null;
  measurements: Measurements;
  recording: readonly RecordingFault[];
  segments: readonly TimeSpan[];
  /** What several judges came to, of whom the answer is one; absent: it is the only one. */
  agreed?: Agreed;
  judges?: number;
}

/** What a model judged, with its claims beside what was measured: neither changes the other. */
export function judgedReport(
  answer: JudgeAnswer,
  against: JudgedAgainst,
): Omit<Judgement, 'analyzer' | 'finishReason' | 'judges'> {
  const { profile, danceType, measurements, recording, segments, judges = 1 } = against;
  const keys = profile.criteria.map(({ key }) => key);
  const agreed = against.agreed ?? agree(keys, [answer]);
  const points = judgedPoints(answer, agreed.scores);
  const judged = new Map(answer.segments.map((segment) => [segment.segment, segment]));
  const claims = checkClaims([...answer.claims, ...temposInProse(answer)], measurements);
  const dancers = judgedDancers(answer, measurements);
  const unmeasured = notMeasured(profile, measurements);
  return {
    text: judgedText(answer, {
      ...{ profile, claims, unmeasured, recording, agreed, judges, ...points },
      dancers: dancerParagraphs(dancers, measurements.bodies),
      nameOf: namesOf(measurements.bodies),
      music: profile.hasDance
        ? [...tempoLines(measurements, danceType), ...offBeatLines(measurements.off_beat)]
        : [],
    }),
    scores: agreed.scores,
    ranges: agreed.ranges,
    contested: agreed.contested,
    summary: answer.summary.trim() || null,
    reasons: judgedReasons(answer, agreed.scores),
    ...points,
    segments: segments.flatMap((span, index) => {
      const found = judged.get(index + 1);
      return found === undefined ? [] : [judgedSegment(found, span)];
    }),
    dancers,
    claims,
    notMeasured: unmeasured,
  };
}
