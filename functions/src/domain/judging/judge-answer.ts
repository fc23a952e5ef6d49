import type { Profile } from '../../contract/profiles/profile.ts';
import type { Segment } from '../../contract/report.ts';
import type { Scores } from '../../contract/summary.ts';
import type { TimeSpan } from './plan-segments.ts';

/** What a model answers, checked; its scores are 1 to 10, null: could not be judged. */
export interface JudgeAnswer {
  segments: readonly JudgedSegment[];
  /** One for each of the profile's criteria. */
  scores: Readonly<Record<string, JudgedCriterion>>;
  summary: string;
  advice: readonly string[];
}
export interface JudgedSegment {
  /** From 1, in the order of the plan. */
  segment: number;
  label: string;
  comment: string;
  score: number | null;
}
export interface JudgedCriterion {
  score: number | null;
  reason: string;
}

export interface JudgedReport {
  text: string;
  scores: Scores;
  segments: Segment[];
}

export function reportOf(
  answer: JudgeAnswer,
  profile: Profile,
  plan: readonly TimeSpan[],
): JudgedReport {
  const judged = new Map(answer.segments.map((segment) => [segment.segment, segment]));
  return {
    text: textOf(answer, profile),
    scores: Object.fromEntries(
      profile.criteria.map(({ key }) => [key, outOfHundred(answer.scores[key]?.score ?? null)]),
    ),
    segments: plan.flatMap(({ start_seconds, end_seconds }, index) => {
      const found = judged.get(index + 1);
      if (found === undefined) return [];
      const { label, comment, score } = found;
      return [{ start_seconds, end_seconds, label, comment, score: outOfHundred(score) }];
    }),
  };
}

/** Ten points for each point of the judges' scale, in its half steps: 7.5 reads 75. */
function outOfHundred(score: number | null): number | null {
  return score === null ? null : halfSteps(score) * 10;
}

function halfSteps(score: number): number {
  return Math.round(score * 2) / 2;
}

function textOf(answer: JudgeAnswer, profile: Profile): string {
  const criteria = profile.criteria.flatMap(({ key, name }) => {
    const judged = answer.scores[key];
    if (judged === undefined) return [];
    const score = judged.score === null ? 'not judged' : `${halfSteps(judged.score)} of 10`;
    return [`${name}: ${score}. ${judged.reason}`];
  });
  const advice = answer.advice.map((line) => `- ${line}`).join('\n');
  return [answer.summary, ...criteria, ...(advice === '' ? [] : [`To practise next:\n${advice}`])]
    .map((paragraph) => paragraph.trim())
    .join('\n\n');
}
