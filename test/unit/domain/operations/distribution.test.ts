import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentile } from '../../../../bench/frame/percentile.ts';
import {
  addDistributions,
  type Distribution,
  mean,
  nothingSeen,
  quantile,
  quantileErrorShare,
  seen,
} from '../../../../functions/src/domain/operations/distribution.ts';

const distributionOf = (values: readonly number[]): Distribution =>
  values.map(seen).reduce(addDistributions, nothingSeen);

/** Milliseconds, megabytes and frames: small and large, with many alike. */
const someValues = fc.array(
  fc.oneof(fc.nat({ max: 20 }), fc.nat({ max: 5_000 }), fc.nat({ max: 10_000_000 })),
  { minLength: 1, maxLength: 200 },
);

describe('a distribution', () => {
  it('keeps count, sum and mean exact', () => {
    fc.assert(
      fc.property(someValues, (values) => {
        const distribution = distributionOf(values);
        const sum = values.reduce((total, value) => total + value, 0);
        expect(distribution).toMatchObject({ count: values.length, sum });
        expect(mean(distribution)).toBe(sum / values.length);
      }),
    );
  });

  it('answers every quantile within its stated error, which is under 2.5 %', () => {
    expect(quantileErrorShare).toBeLessThan(0.025);
    fc.assert(
      fc.property(someValues, fc.integer({ min: 1, max: 100 }), (values, percent) => {
        const exact = percentile(values, percent);
        const answered = quantile(distributionOf(values), percent / 100) ?? Number.NaN;
        // A logarithm may be a hair off where a value is a bucket's very edge.
        expect(Math.abs(answered - exact)).toBeLessThanOrEqual(exact * (quantileErrorShare + 1e-9));
      }),
    );
  });

  it('is the same whatever the order and the parts in which it was added up', () => {
    fc.assert(
      fc.property(someValues, fc.nat(), (values, at) => {
        const cut = at % values.length;
        const parts = [values.slice(cut), values.slice(0, cut)].map(distributionOf);
        expect(parts.reduce(addDistributions)).toEqual(distributionOf(values));
      }),
    );
  });

  it('of nothing has neither mean nor quantile', () => {
    expect([mean(nothingSeen), quantile(nothingSeen, 0.5)]).toEqual([null, null]);
  });
});
