import { describe, expect, it } from 'vitest';
import { curveRows } from '../../../../../../../dashboard/features/analyses/view/timeline/curve-rows.ts';

describe('curveRows', () => {
  it('has a row for each value of a short curve', () => {
    expect(curveRows({ interval_seconds: 2, values: [0.5, null] })).toEqual([
      { start_seconds: 0, end_seconds: 2, value: 0.5 },
      { start_seconds: 2, end_seconds: 4, value: null },
    ]);
    expect(curveRows({ interval_seconds: 1, values: [] })).toEqual([]);
    expect(curveRows({ interval_seconds: 0, values: [] })).toEqual([]);
  });

  it('has none shorter than a second, which a clock would not tell', () => {
    const rows = curveRows({ interval_seconds: 0.25, values: [0, 0, 0, 1, 1] });
    expect(rows).toEqual([
      { start_seconds: 0, end_seconds: 1, value: 0.25 },
      { start_seconds: 1, end_seconds: 1.25, value: 1 },
    ]);
  });

  it('has the means of what is known of a longer one, twenty at most, to its very end', () => {
    const values = Array.from({ length: 599 }, (_, index) => (index % 2 === 0 ? 0.4 : null));
    const rows = curveRows({ interval_seconds: 1, values });
    expect(rows).toHaveLength(20);
    expect(rows.every(({ value }) => value !== null && Math.abs(value - 0.4) < 1e-9)).toBe(true);
    expect(rows.at(-1)?.end_seconds).toBe(599);
    expect(rows.slice(1).map((row) => row.start_seconds)).toEqual(
      rows.slice(0, -1).map((row) => row.end_seconds),
    );
  });
});
