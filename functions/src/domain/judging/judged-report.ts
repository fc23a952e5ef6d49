import type { Measurements } from '../../contract/measurements.ts';
import type { Profile } from '../../contract/profiles/profile.ts';
import type { RecordingFault } from '../../contract/recording-sentences.ts';
import { checkClaims } from './check-claims.ts';
import { namesOf } from './dancer-names.ts';
import type { JudgeAnswer } from './judge-answer.ts';
import { dancerParagraphs, judgedDancers } from './judged-dancers.ts';
import { outOfHundred, withTimes } from './judged-figures.ts';
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
}

/** What a model judged, with its claims beside what was measured: neither changes the other. */
export function judgedReport(
  answer: JudgeAnswer,
  { profile, danceType, measurements, recording, segments }: JudgedAgainst,
): Omit<Judgement, 'analyzer' | 'finishReason'> {
  const judged = new Map(answer.segments.map((segment) => [segment.segment, segment]));
  const claims = checkClaims([...answer.claims, ...temposInProse(answer)], measurements);
  const dancers = judgedDancers(answer, measurements);
  const unmeasured = notMeasured(profile, measurements);
  return {
    text: judgedText(answer, {
      ...{ profile, claims, unmeasured, recording },
      dancers: dancerParagraphs(dancers, measurements.bodies),
      nameOf: namesOf(measurements.bodies),
      music: profile.hasDance
        ? [...tempoLines(measurements, danceType), ...offBeatLines(measurements.off_beat)]
        : [],
    }),
    scores: Object.fromEntries(
      profile.criteria.map(({ key }) => [key, outOfHundred(answer.scores[key]?.score ?? null)]),
    ),
    segments: segments.flatMap(({ start_seconds, end_seconds }, index) => {
      const found = judged.get(index + 1);
      if (found === undefined) return [];
      const { label, score } = found;
      const comment = withTimes(found.comment, found.at);
      return [{ start_seconds, end_seconds, label, comment, score: outOfHundred(score) }];
    }),
    ...{ ranges: {}, strengths: [], practise: [], judges: [], contested: [] },
    dancers,
    claims,
    notMeasured: unmeasured,
  };
}
