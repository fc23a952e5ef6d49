import type { Reasons } from '../../contract/verdict.ts';
import { inTheirWords } from './in-their-words.ts';
import type { JudgeAnswer } from './judge-answer.ts';

/** Why a model scores each of these criteria as it does, or does not; none where it is silent. */
export function judgedReasons(
  criteria: readonly string[],
  { scores }: Pick<JudgeAnswer, 'scores'>,
): Reasons {
  return Object.fromEntries(
    criteria.flatMap((key) => {
      const judged = scores[key];
      const words = judged?.reason.trim() ?? '';
      if (judged === undefined || words === '') return [];
      return [[key, { sentence: inTheirWords(words), at_seconds: [...new Set(judged.at)] }]];
    }),
  );
}
