import { describe, expect, it } from 'vitest';
import { reportedSeconds } from '../../../../../../dashboard/features/analyses/view/reported-seconds.ts';

describe('reportedSeconds', () => {
  it('is the latest moment that a report tells of', () => {
    const measurements = {
      beat_seconds: [1, 9.5],
      motion_curve: { interval_seconds: 0.5, values: Array.from({ length: 20 }, () => 0) },
    };
    expect(reportedSeconds({ segments: [], measurements })).toBe(10);
    expect(reportedSeconds({ segments: [{ end_seconds: 12 }], measurements })).toBe(12);
  });

  it('is 0 where it tells of none', () => {
    const motion_curve = { interval_seconds: 0, values: [] };
    expect(
      reportedSeconds({ segments: [], measurements: { beat_seconds: [], motion_curve } }),
    ).toBe(0);
  });
});
