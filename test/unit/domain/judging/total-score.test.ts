import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { totalRange, totalScore } from '../../../../functions/src/domain/judging/total-score.ts';

describe('totalScore', () => {
  it.each([
    [{ a: 60, b: 80, c: null }, 70],
    [{ a: 60, b: 81, c: null, d: null }, 70.5],
    [{ a: 60, b: null, c: null }, null],
    [{ a: 60, b: null, c: null, d: null }, null],
    [{ a: 60, b: null }, 60],
    [{ a: null, b: null }, null],
    [{}, null],
  ])('of %o is %s', (scores, total) => {
    expect(totalScore(scores)).toBe(total);
  });
});

describe('totalRange', () => {
  const ranges = { a: { low: 50, high: 64 }, b: { low: 70, high: 95 } };

  it('is the mean of the lows and of the highs', () => {
    expect(totalRange({ a: 60, b: 80, c: null }, ranges)).toEqual({ low: 60, high: 79.5 });
  });

  it.each([
    ['there is no total', { a: 60, b: null, c: null }, ranges],
    ['a score has no range', { a: 60, b: 80, c: 40 }, ranges],
  ])('is null where %s', (_where, scores, told) => {
    expect(totalRange(scores, told)).toBeNull();
  });

  it('holds the total, whatever the scores and their ranges', () => {
    const points = fc.double({ min: 0, max: 100, noNaN: true });
    const judged = fc
      .tuple(points, points, points)
      .map((three) => three.toSorted((one, other) => one - other));
    fc.assert(
      fc.property(fc.array(judged, { minLength: 1, maxLength: 5 }), (all) => {
        const entries = all.map(([low = 0, score = 0, high = 0], index) => {
          return { key: String(index), score, range: { low, high } };
        });
        const scores = Object.fromEntries(entries.map(({ key, score }) => [key, score]));
        const told = Object.fromEntries(entries.map(({ key, range }) => [key, range]));
        const [total, range] = [totalScore(scores) ?? -1, totalRange(scores, told)];
        expect(range?.low).toBeLessThanOrEqual(total);
        expect(range?.high).toBeGreaterThanOrEqual(total);
      }),
    );
  });
});
