import { describe, expect, it } from 'vitest';
import { levelWithin } from '../../../../functions/src/signal/tempo/expected-level.ts';

const rate = 100;
/** Of a pulse that repeats at 120 BPM as clearly as said, and at whole multiples of the lag in full. */
const lag = 50;
const clarityOf = (share: number) => (other: number) => (Number.isInteger(other / lag) ? 1 : share);
const bpmAt = (spans: readonly (readonly [number, number])[], share = 0.2) =>
  (60 * rate) / levelWithin(lag, clarityOf(share), { rate, expected: { spans, meter: null } });

describe('levelWithin', () => {
  it.each([
    ['as it is where nothing is expected of it', [40, 240], 0.2, 120],
    ['half', [54, 70], 0.2, 60],
    ['a third', [36, 44], 0.2, 40],
    ['a quarter', [28, 32], 0.2, 30],
    ['double where half beats are played', [230, 250], 0.5, 240],
    ['as it is where half beats are not played', [230, 250], 0.3, 120],
    ['three for two where that is played', [165, 186], 0.5, 180],
    ['as it is where that is not played', [165, 186], 0.3, 120],
    ['as it is where no level lies within the range', [130, 140], 0.9, 120],
    ['as it is a little beyond the range', [124, 130], 0.9, 120],
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
