import type { Scores } from '../../contract/summary.ts';
import type { Range, Ranges } from '../../contract/verdict.ts';
import { median } from '../../signal/series.ts';
import type { JudgeAnswer } from './judge-answer.ts';
import { hundredOf, outOfHundred } from './judged-figures.ts';
import { halfwayToNextAnchor, judgedRange, widened } from './judged-range.ts';

/** What independent judgements of one video come to, 0..100. */
export interface Agreed {
  /** A value or null for each of the criteria. */
  scores: Scores;
  ranges: Ranges;
  /** Criteria on which they differ by more than half the way from one anchor of the scale to the next. */
  contested: string[];
}
type Scored = Pick<JudgeAnswer, 'scores'>;

/**
 * The median of each criterion that at least half of the judges could score. It lies between the medians of
 * their lows and highs, and every judge's score does: that they agree makes no range narrower than their own.
 */
export function agree(criteria: readonly string[], answers: readonly Scored[]): Agreed {
  const agreed: Agreed = { scores: {}, ranges: {}, contested: [] };
  for (const key of criteria) {
    const marks = marksOf(key, answers);
    const isScored = marks.length > 0 && 2 * marks.length >= answers.length;
    agreed.scores[key] = isScored ? medianOf(marks.map(({ score }) => score)) : null;
    if (!isScored) continue;
    const given = marks.map(({ score }) => score);
    agreed.ranges[key] = widened(
      {
        low: medianOf(marks.map(({ range }) => range.low)),
        high: medianOf(marks.map(({ range }) => range.high)),
      },
      given,
    );
    if (Math.max(...given) - Math.min(...given) > halfwayToNextAnchor) agreed.contested.push(key);
  }
  return agreed;
}

/** The one whose scores lie nearest to what was agreed, the first of several; undefined of none. */
export function nearestTo<Answer extends Scored>(
  { scores }: Pick<Agreed, 'scores'>,
  answers: readonly Answer[],
): Answer | undefined {
  const distances = answers.map((answer) =>
    Object.entries(scores).reduce((sum, [key, score]) => {
      const own = outOfHundred(answer.scores[key]?.score ?? null);
      if (score === null || own === null) return sum + (score === own ? 0 : 100);
      return sum + Math.abs(score - own);
    }, 0),
  );
  return answers[distances.indexOf(Math.min(...distances))];
}

function marksOf(key: string, answers: readonly Scored[]): { score: number; range: Range }[] {
  return answers.flatMap(({ scores }) => {
    const judged = scores[key];
    if (judged === undefined || judged.score === null) return [];
    const score = hundredOf(judged.score);
    return [{ score, range: judgedRange(judged, score) }];
  });
}

/** In the scale's half steps. */
const medianOf = (values: readonly number[]): number => hundredOf(median(values) / 10);
