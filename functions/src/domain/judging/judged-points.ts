import type { Scores } from '../../contract/summary.ts';
import { mostPoints, type Practice, type Strength } from '../../contract/verdict.ts';
import { inTheirWords } from './in-their-words.ts';
import type { JudgeAnswer, JudgedPoint } from './judge-answer.ts';

/**
 * What a model finds good and what it says to practise. A criterion that the profile does not have is
 * none; of one that has no score nothing is said.
 */
export function judgedPoints(
  { strengths, practise }: Pick<JudgeAnswer, 'strengths' | 'practise'>,
  scores: Scores,
): { strengths: Strength[]; practise: Practice[] } {
  const isSaid = ({ criterion }: JudgedPoint) => criterion === null || scores[criterion] !== null;
  const pointOf = ({ sentence, criterion, at }: JudgedPoint): Strength => ({
    sentence: inTheirWords(sentence),
    criterion: criterion !== null && Object.hasOwn(scores, criterion) ? criterion : null,
    moments: [...at],
  });
  return {
    strengths: strengths.filter(isSaid).slice(0, mostPoints).map(pointOf),
    practise: practise
      .filter(isSaid)
      .slice(0, mostPoints)
      .map((point) => ({ ...pointOf(point), drill: inTheirWords(point.drill) })),
  };
}
