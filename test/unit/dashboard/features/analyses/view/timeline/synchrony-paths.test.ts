import { describe, expect, it } from 'vitest';
import {
  synchronyPath,
  synchronyRows,
} from '../../../../../../../dashboard/features/analyses/view/timeline/synchrony-paths.ts';

describe('synchronyPath', () => {
  it('rises above the middle where two go together, and falls below it where they do not', () => {
    expect(synchronyPath({ interval_seconds: 2, values: [1, 0, -0.5] })).toBe(
      'M0 50V0L1 0L3 50L5 75L6 75V50Z',
    );
  });

  it('is broken where nothing is known', () => {
    const values = [null, 0.5, null, null, 0.2, 0.4];
    expect(synchronyPath({ interval_seconds: 1, values })).toBe(
      'M1 50V25L1.5 25L2 25V50ZM4 50V40L4.5 40L5.5 30L6 30V50Z',
    );
  });

  it('draws nothing of nothing', () => {
    expect(synchronyPath({ interval_seconds: 1, values: [] })).toBe('');
    expect(synchronyPath({ interval_seconds: 1, values: [null, null] })).toBe('');
  });
});

describe('synchronyRows', () => {
  it('has a row for each value of a short curve', () => {
    expect(synchronyRows({ interval_seconds: 2, values: [0.5, null] })).toEqual([
      { start_seconds: 0, end_seconds: 2, value: 0.5 },
      { start_seconds: 2, end_seconds: 4, value: null },
    ]);
    expect(synchronyRows({ interval_seconds: 1, values: [] })).toEqual([]);
  });

  it('has the means of what is known of a longer one, twenty at most, to its very end', () => {
    const values = Array.from({ length: 599 }, (_, index) => (index % 2 === 0 ? 0.4 : null));
    const rows = synchronyRows({ interval_seconds: 1, values });
    expect(rows).toHaveLength(20);
    expect(rows.every(({ value }) => value !== null && Math.abs(value - 0.4) < 1e-9)).toBe(true);
    expect(rows.at(-1)?.end_seconds).toBe(599);
    expect(rows.slice(1).map((row) => row.start_seconds)).toEqual(
      rows.slice(0, -1).map((row) => row.end_seconds),
    );
  });
});
