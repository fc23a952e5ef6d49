import { describe, expect, it } from 'vitest';
import { levelWithin } from '../../../../functions/src/signal/tempo/expected-level.ts';

const rate = 100;
/** Of a pulse that repeats at 120 BPM: how clearly it does at any other level, against that. */
const lag = 50;
const clarityOf = (share: number) => (other: number) => (other === lag ? 1 : share);
const bpmAt = (spans: readonly (readonly [number, number])[], share = 1.2) =>
  (60 * rate) / levelWithin(lag, clarityOf(share), { rate, expected: { spans, meter: null } });

describe('levelWithin', () => {
  it.each([
    ['as it is where nothing else is expected of it', [40, 240], 1.2, 120],
    ['half where every other beat is the stronger one', [54, 70], 1.15, 60],
    ['a third', [36, 44], 1.15, 40],
    ['a quarter', [28, 32], 1.15, 30],
    ['as it is where all beats are alike', [54, 70], 1.05, 120],
    ['double where half beats are played', [230, 250], 0.7, 240],
    ['as it is where half beats are not played', [230, 250], 0.5, 120],
    ['three for two where that is as clear', [165, 186], 1.05, 180],
    ['as it is where that is less clear', [165, 186], 0.95, 120],
    ['as it is where no level lies within the range', [130, 140], 1.2, 120],
    ['as it is a little beyond the range', [124, 130], 1.2, 120],
  ] as const)('counts %s', (_, range, share, bpm) => {
    expect(bpmAt([range], share)).toBeCloseTo(bpm, 6);
  });

  it('counts as it is what lies in one of two spans', () => {
    expect(
      bpmAt([
        [55, 70],
        [110, 140],
      ]),
    ).toBe(120);
  });

  it('leaves a lag alone where nothing is expected', () => {
    expect(levelWithin(lag, clarityOf(1), { rate, expected: null })).toBe(lag);
  });
});
