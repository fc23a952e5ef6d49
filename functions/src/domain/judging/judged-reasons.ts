import type { Scores } from '../../contract/summary.ts';
import type { Reasons } from '../../contract/verdict.ts';
import { inTheirWords } from './in-their-words.ts';
import type { JudgeAnswer, JudgedCriterion } from './judge-answer.ts';

/** Why a model scores each criterion as it does, or does not; none where it is silent. */
export function judgedReasons(answer: Pick<JudgeAnswer, 'scores'>, scores: Scores): Reasons {
  return Object.fromEntries(
    Object.keys(scores).flatMap((key) => {
      const judged = reasonFor(key, answer, scores);
      const words = judged?.reason.trim() ?? '';
      if (judged === null || words === '') return [];
      return [[key, { sentence: inTheirWords(words), at_seconds: [...new Set(judged.at)] }]];
    }),
  );
}

/** Null also where that judge scores what the others could not, or could not what they score. */
export function reasonFor(
  key: string,
  answer: Pick<JudgeAnswer, 'scores'>,
  scores: Scores,
): JudgedCriterion | null {
  const judged = answer.scores[key];
  if (judged === undefined) return null;
  return (judged.score === null) === ((scores[key] ?? null) === null) ? judged : null;
}
