import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  againstChance,
  beyondChance,
  strangerShifts,
} from '../../../../functions/src/signal/together/chance.ts';
import { correlationOf } from '../../../../functions/src/signal/together/correlation.ts';
import { lagBetween } from '../../../../functions/src/signal/together/lag.ts';

const wave = (phase: number, count = 60) =>
  Array.from({ length: count }, (_, look) => Math.sin((look + phase) / 3));

describe('correlationOf', () => {
  it.each([
    ['the same', [1, 2, 4], [1, 2, 4], 1],
    ['the same, higher and wider', [1, 2, 4], [12, 14, 18], 1],
    ['the opposite', [1, 2, 4], [4, 3, 1], -1],
    ['what both show', [1, null, 2, 4, 9], [1, 7, 2, 4, null], 1],
    ['one that stands', [1, 2, 4], [3, 3, 3], null],
    ['too few looks', [1, 2, null], [1, 2, 3], null],
  ])('tells of %s', (_, one, other, expected) => {
    const told = correlationOf([one], [other]);
    if (expected === null) expect(told).toBeNull();
    else expect(told).toBeCloseTo(expected, 9);
  });

  it('is the same either way, and never beyond 1', () => {
    const series = fc.array(fc.option(fc.double({ min: -10, max: 10, noNaN: true })), {
      minLength: 8,
      maxLength: 8,
    });
    fc.assert(
      fc.property(series, series, (one, other) => {
        const told = correlationOf([one], [other]);
        const back = correlationOf([other], [one]);
        if (told === null || back === null) return told === back;
        return Math.abs(told) <= 1 + 1e-6 && Math.abs(told - back) < 1e-9;
      }),
    );
  });
});

describe('againstChance', () => {
  it('compares with times from a third to two thirds later', () => {
    const shifts = strangerShifts(90);
    expect(Math.min(...shifts)).toBeGreaterThanOrEqual(30);
    expect(Math.max(...shifts)).toBeLessThanOrEqual(60);
    expect(shifts.length).toBeGreaterThan(8);
  });

  it('leaves what is always the same at what strangers reach', () => {
    const told = againstChance([wave(0)], [wave(0)], () => 0.7);
    expect(told && beyondChance(told)).toBeCloseTo(0, 9);
  });

  it.each([
    [1, 0.4, 1],
    [0.4, 0.4, 0],
    [0.7, 0.4, 0.5],
    [0.5, -0.3, 0.5],
    [1, 1, 0],
    [-1, 0.4, -1],
    [0, 0.25, -0.2],
  ])('corrects %d where strangers reach %d to %d', (reached, chance, expected) => {
    expect(beyondChance({ reached, chance })).toBeCloseTo(expected, 9);
  });
});

describe('lagBetween', () => {
  it.each([0, 1, 2.5, -3])('finds who is %d looks later', (looks) => {
    const lag = lagBetween([wave(0)], [wave(-looks)], 10);
    expect(lag?.seconds).toBeCloseTo(looks / 10, 1);
    expect(lag?.correlation).toBeGreaterThan(0.95);
  });

  it('tells none beyond half a second', () => {
    expect(lagBetween([wave(0)], [wave(-7)], 10)).toBeNull();
  });
});
