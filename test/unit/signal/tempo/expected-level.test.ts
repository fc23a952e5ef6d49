import { describe, expect, it } from 'vitest';
import { levelWithin } from '../../../../functions/src/signal/tempo/expected-level.ts';

const rate = 100;
const lagOf = (bpm: number) => (60 * rate) / bpm;
const bpmAt = (spans: readonly (readonly [number, number])[], inDoubt: readonly number[]) =>
  (60 * rate) /
  levelWithin(lagOf(120), inDoubt.map(lagOf), { rate, expected: { spans, meter: null } });

describe('levelWithin', () => {
  it.each([
    ['as it is where that is expected', [[40, 240]], [60, 240], 120],
    ['half', [[54, 70]], [240, 60], 60],
    ['double', [[230, 250]], [60, 240], 240],
    [
      'the first of two that are expected',
      [
        [54, 70],
        [230, 250],
      ],
      [240, 60],
      240,
    ],
    ['as it is where the level expected is not in doubt', [[54, 70]], [240], 120],
    ['as it is where nothing is in doubt', [[54, 70]], [], 120],
    ['as it is where no level is expected', [[130, 140]], [60, 240], 120],
    ['as it is a little beyond the span', [[124, 130]], [60, 240], 120],
    [
      'as it is in one of two spans',
      [
        [55, 70],
        [110, 140],
      ],
      [60, 240],
      120,
    ],
  ] as const)('counts %s', (_, spans, inDoubt, bpm) => {
    expect(bpmAt(spans, inDoubt)).toBeCloseTo(bpm, 6);
  });

  it('leaves a lag alone where nothing is expected', () => {
    expect(levelWithin(lagOf(120), [lagOf(60)], { rate, expected: null })).toBe(lagOf(120));
  });
});
