import { describe, expect, it } from 'vitest';
import { medianOf, sayTimes } from '../../../../../dashboard/features/monitor/processing-times.ts';

const runs = (...seconds: number[]) =>
  seconds.map((processing_seconds) => ({
    ...{ analysisId: 'analysis-1', analysis_type: 'solo' as const, at: new Date() },
    processing_seconds,
  }));

describe('medianOf', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[7], 7],
  ])('of %j is %d', (numbers, median) => {
    expect(medianOf(numbers)).toBe(median);
  });
});

describe('sayTimes', () => {
  it('tells the median and the slowest', () => {
    expect(sayTimes(runs(12, 80, 14))).toBe(
      'Of the last 3 runs, half took 14 s or less. The slowest took 1 min 20 s.',
    );
  });

  it('has no median of one run', () => {
    expect(sayTimes(runs(12))).toBe('The last run took 12 s.');
  });
});
