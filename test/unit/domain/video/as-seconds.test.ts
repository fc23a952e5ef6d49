import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asSeconds } from '../../../../functions/src/domain/video/as-seconds.ts';

describe('asSeconds', () => {
  it.each([
    [12.5, '12.5'],
    [0, '0'],
    [-0.0000001, '0'],
    [1e-7, '0'],
    [10.000000000000002 - 10, '0'],
    [0.1 + 0.2, '0.3'],
    [-1.25, '-1.25'],
  ])('writes %s as %s', (seconds, written) => {
    expect(asSeconds(seconds)).toBe(written);
  });

  it('writes no exponent, and is off by less than a microsecond', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (seconds) => {
        expect(asSeconds(seconds)).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Math.abs(Number(asSeconds(seconds)) - seconds)).toBeLessThan(1e-6);
      }),
    );
  });
});
