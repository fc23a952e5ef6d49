import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smoothByWeight } from '../../../../functions/src/signal/repetitions/weighted-smoothing.ts';

const rate = 10;
const number = fc.double({ min: -10, max: 10, noNaN: true });

describe('smoothByWeight', () => {
  it('stays within what it is told of, whatever that weighs', () => {
    const told = fc.array(fc.tuple(number, fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(told, (pairs) => {
        const values = pairs.map(([value]) => value);
        const course = smoothByWeight(
          values,
          pairs.map(([, weight]) => weight),
          rate,
        );
        for (const value of course) {
          expect(value).toBeGreaterThanOrEqual(Math.min(...values) - 1e-6);
          expect(value).toBeLessThanOrEqual(Math.max(...values) + 1e-6);
        }
      }),
    );
  });

  it('bridges a gap by a straight line and holds the ends', () => {
    const course = smoothByWeight([9, 1, 9, 9, 9, 5, 9], [0, 1e4, 0, 0, 0, 1e4, 0], rate);
    for (const [index, value] of [1, 1, 2, 3, 4, 5, 5].entries()) {
      expect(course[index]).toBeCloseTo(value, 3);
    }
  });

  it('follows a sure value, and one that is not as little as it weighs', () => {
    const jump = [0, 0, 0, 1, 0, 0, 0];
    const heights = [1, 0.5, 0.1, 0.01].map(
      (weight) => smoothByWeight(jump, [1, 1, 1, weight, 1, 1, 1], rate)[3] ?? 0,
    );
    expect(heights[0]).toBeGreaterThan(0.8);
    expect(heights.at(-1)).toBeLessThan(0.1);
    expect(heights).toEqual(heights.toSorted((one, other) => other - one));
  });

  it('is empty of nothing', () => {
    expect(smoothByWeight([], [], rate)).toHaveLength(0);
  });
});
