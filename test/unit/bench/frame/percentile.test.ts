import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, percentile } from '../../../../bench/frame/percentile.ts';

const samples = fc.array(fc.integer(), { minLength: 1 });
const percent = fc.integer({ min: 1, max: 100 });

describe('percentile', () => {
  it('is the 95th of 100 in order', () => {
    const inReverse = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(inReverse, 95)).toBe(95);
  });

  it('is a sample that at least so many do not exceed, and no smaller one is', () => {
    fc.assert(
      fc.property(samples, percent, (all, share) => {
        const found = percentile(all, share);
        const wanted = (share / 100) * all.length;
        expect(all).toContain(found);
        expect(all.filter((sample) => sample <= found).length).toBeGreaterThanOrEqual(wanted);
        expect(all.filter((sample) => sample < found).length).toBeLessThan(wanted);
      }),
    );
  });

  it('refuses to answer for no samples', () => {
    expect(() => median([])).toThrow('no samples');
  });
});
