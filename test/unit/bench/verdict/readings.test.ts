import { describe, expect, it } from 'vitest';
import {
  type Compared,
  compareReadings,
  type Reading,
  readingsIn,
} from '../../../../bench/verdict/readings.ts';
import { calibrationRows, describeCompared } from '../../../../bench/verdict/sum-up.ts';
import { aBody, measured } from '../../../support/measured.ts';

const score = (key: string, value: number, low: number, high: number): Reading => ({
  ...{ key, kind: 'score', value, range: { low, high } },
});

describe('readingsIn', () => {
  it('reads the scores that there are, and the measures that they rest on', () => {
    const readings = readingsIn('solo', {
      scores: { technical_quality: 68, movement_to_music: null },
      score_ranges: { technical_quality: { low: 60, high: 76 } },
      measurements: measured({ tempo: null }, { body: aBody }),
    });
    expect(readings.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
      'score technical_quality',
      ...['measure body_posture', 'measure body_smoothness', 'measure body_extension'],
    ]);
    for (const { value, range } of readings) {
      expect(range.low).toBeLessThan(value);
      expect(range.high).toBeGreaterThan(value);
    }
  });
});

describe('compareReadings', () => {
  it('looks for each clear reading in the range of the degraded one', () => {
    const clear = [score('a', 60, 50, 70), score('b', 60, 50, 70), score('c', 60, 50, 70)];
    const degraded = [score('a', 50, 40, 60), score('b', 40, 30, 59)];
    const compared = compareReadings('blurred', clear, degraded);
    expect(compared.map((one) => one.degraded)).toEqual([
      { width: 20, isInside: true },
      { width: 29, isInside: false },
      null,
    ]);
    expect(compared.map(({ clearWidth }) => clearWidth)).toEqual([20, 20, 20]);
  });
});

describe('the calibration', () => {
  const clear = [score('a', 60, 50, 66), score('b', 40, 30, 60)];
  const blurred = (key: string, degraded: Compared['degraded']): Compared => ({
    ...{ how: 'blurred', kind: 'score', key, clearWidth: key === 'a' ? 16 : 30, degraded },
  });
  const compared = [
    ...Array.from({ length: 9 }, () => blurred('a', { width: 18, isInside: true })),
    blurred('b', { width: 34, isInside: false }),
    blurred('b', null),
  ];

  it('holds between too narrow and too wide', () => {
    expect(calibrationRows(compared, clear).map(({ figure, limit }) => [figure, limit])).toEqual([
      [10, 20],
      [90, 97],
      [16, 20],
    ]);
    expect(calibrationRows([], [])).toEqual([]);
  });

  it('tells what is lost apart from what lies outside', () => {
    const table = describeCompared(compared).split('\n');
    expect(table.find((line) => line.startsWith('score b'))).toMatch(/0 % +1 +1 +30 +34$/);
    expect(table.find((line) => line.startsWith('blurred'))).toMatch(/90 % +10 +1 +16 +18$/);
  });
});
