import { describe, expect, it } from 'vitest';
import { autocorrelation, combOf } from '../../../../functions/src/signal/tempo/autocorrelation.ts';
import { seededRandom } from '../../../support/synthesize-sound.ts';

function correlationOf(values: readonly number[], lag: number): number {
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
  const product = (by: number) =>
    values
      .slice(by)
      .reduce((sum, value, index) => sum + (value - centre) * ((values[index] ?? 0) - centre), 0) /
    (values.length - by);
  return product(lag) / product(0);
}

describe('autocorrelation', () => {
  it.each([60, 61])('of %i values is the mean product over the variance, at any lag', (count) => {
    const random = seededRandom(count);
    const values = Array.from({ length: count }, () => random());
    const correlate = autocorrelation(values);
    for (const lag of [0, 1, 2, 17, 18, 40]) {
      expect(correlate(lag)).toBeCloseTo(correlationOf(values, lag), 12);
      expect(correlate(lag)).toBe(correlate(lag));
    }
  });

  it('is 0 for what does not vary', () => {
    expect(autocorrelation([2, 2, 2, 2])(1)).toBe(0);
  });
});

describe('combOf', () => {
  const falling = (lag: number) => 1 / (1 + lag);

  it('is the mean at the lag and at twice, three and four times of it', () => {
    expect(combOf(falling, 2, 100)).toBeCloseTo((1 / 3 + 1 / 5 + 1 / 7 + 1 / 9) / 4, 12);
  });

  it('takes those under the limit alone, and is 0 where none is', () => {
    expect(combOf(falling, 2, 5)).toBeCloseTo((1 / 3 + 1 / 5) / 2, 12);
    expect(combOf(falling, 6, 5)).toBe(0);
  });
});
