import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agree, nearestTo } from '../../../../functions/src/domain/judging/agree.ts';
import {
  halfwayToNextAnchor,
  leastWidth,
} from '../../../../functions/src/domain/judging/judged-range.ts';

type Mark = [score: number | null, low?: number | null, high?: number | null];

const judgeOf = (...marks: Mark[]) => ({
  scores: Object.fromEntries(
    marks.map(([score, low = null, high = null], index) => [
      ['form', 'tempo'][index] ?? '',
      { at: [1], reason: 'So.', low, high, score },
    ]),
  ),
});
const agreedOf = (...marks: Mark[]) =>
  agree(
    ['form'],
    marks.map((mark) => judgeOf(mark)),
  );

describe('one judgement', () => {
  it.each<[string, Mark, { low: number; high: number }]>([
    ['as it says', [7, 6, 8.5], { low: 60, high: 85 }],
    ['sorted where it is swapped', [7, 8.5, 6], { low: 60, high: 85 }],
    ['widened to a score above', [9, 6, 8], { low: 60, high: 90 }],
    ['widened to a score below', [5, 6, 8], { low: 50, high: 80 }],
    ['half the way to the next anchor where it says none', [6], { low: 45, high: 75 }],
    ['so to one side where it says one end', [6, 5.5, null], { low: 55, high: 75 }],
    ['on the scale', [9.5], { low: 80, high: 100 }],
    ['no narrower than a half step to both sides', [7, 7, 7], { low: 65, high: 75 }],
    ['nor at the end of the scale', [10, 10, 10], { low: 90, high: 100 }],
    ['nor at its beginning', [1, 1, 1], { low: 10, high: 20 }],
  ])('has its range %s', (_, mark, range) => {
    const { scores, ranges, contested } = agreedOf(mark);
    expect(ranges).toEqual({ form: range });
    expect(scores['form']).toBe((mark[0] ?? 0) * 10);
    expect(contested).toEqual([]);
  });

  it('has none where it has no score', () => {
    expect(agreedOf([null, 3, 4])).toEqual({ scores: { form: null }, ranges: {}, contested: [] });
  });
});

describe('several judgements', () => {
  it.each<[string, Mark[], number | null, { low: number; high: number } | null]>([
    [
      'the median and the medians of the ends',
      [
        [6, 5, 7],
        [7, 6, 8],
        [7, 6.5, 9],
      ],
      70,
      { low: 60, high: 80 },
    ],
    [
      'a range that holds every score',
      [
        [5, 4.5, 5.5],
        [7, 6.5, 7.5],
        [9, 8.5, 9.5],
      ],
      70,
      { low: 50, high: 90 },
    ],
    [
      'the half step next to the middle of two',
      [
        [6, 5, 7],
        [7, 6, 8],
      ],
      65,
      { low: 55, high: 75 },
    ],
    [
      'the others where one could not tell',
      [[6, 5, 7], [null], [7, 6, 8]],
      65,
      { low: 55, high: 75 },
    ],
    ['one of two', [[6, 5, 7], [null]], 60, { low: 50, high: 70 }],
    ['nothing where more than half could not tell', [[6, 5, 7], [null], [null]], null, null],
    [
      'no narrower a range because they agree',
      [
        [7, 6, 8],
        [7, 6, 8],
        [7, 6, 8],
      ],
      70,
      { low: 60, high: 80 },
    ],
  ])('come to %s', (_, marks, score, range) => {
    const agreed = agreedOf(...marks);
    expect(agreed.scores).toEqual({ form: score });
    expect(agreed.ranges).toEqual(range === null ? {} : { form: range });
  });

  it.each<[number[], boolean]>([
    [[6, 7.5, 7], false],
    [[6, 8, 7], true],
    [[6, 6, 7.5], false],
    [[9, 6, 6], true],
  ])('of %j are contested: %s', (scores, isContested) => {
    const { contested } = agreedOf(...scores.map((score): Mark => [score]));
    expect(contested).toEqual(isContested ? ['form'] : []);
  });

  const point = fc.double({ min: 1, max: 10, noNaN: true });
  const end = fc.option(point);
  const mark = fc.tuple(fc.option(point, { freq: 8 }), end, end);

  it('have a range that holds the score, is wide enough, and has room on the scale', () => {
    fc.assert(
      fc.property(fc.array(mark, { minLength: 1, maxLength: 5 }), (marks) => {
        const { scores, ranges, contested } = agreedOf(...marks);
        const score = scores['form'] ?? null;
        const { low, high } = ranges['form'] ?? { low: 0, high: 0 };
        expect(ranges['form'] === undefined).toBe(score === null);
        if (score === null) return;
        const given = marks.flatMap(([own]) => (own === null ? [] : [Math.round(own * 2) * 5]));
        expect(low).toBeLessThanOrEqual(Math.min(score, ...given));
        expect(high).toBeGreaterThanOrEqual(Math.max(score, ...given));
        expect(high - low).toBeGreaterThanOrEqual(leastWidth);
        expect([low >= 10, high <= 100]).toEqual([true, true]);
        const spread = Math.max(...given) - Math.min(...given);
        expect(contested.length === 1).toBe(spread > halfwayToNextAnchor);
      }),
    );
  });

  it('are the same in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(mark, { minLength: 1, maxLength: 5 }), (marks) => {
        expect(agreedOf(...marks.toReversed())).toEqual(agreedOf(...marks));
      }),
    );
  });
});

describe('whose words count', () => {
  it.each<[string, Mark[][], number]>([
    [
      'the judge whose scores lie nearest',
      [
        [[5], [5]],
        [[7], [6]],
        [[9], [9]],
      ],
      1,
    ],
    [
      'the first of two alike',
      [
        [[6], [6]],
        [[7], [7]],
      ],
      0,
    ],
    [
      'one who could tell before one who could not',
      [
        [[7], [null]],
        [[6.5], [7]],
        [[8], [7]],
      ],
      1,
    ],
  ])('is %s', (_, judges, index) => {
    const answers = judges.map((marks) => judgeOf(...marks));
    const agreed = agree(['form', 'tempo'], answers);
    expect(nearestTo(agreed, answers)).toBe(answers[index]);
  });

  it('is nobody’s where nobody judged', () => {
    expect(nearestTo({ scores: {} }, [])).toBeUndefined();
  });
});
