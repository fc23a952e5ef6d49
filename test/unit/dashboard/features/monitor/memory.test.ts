import { describe, expect, it } from 'vitest';
import { memoryBars, worstLevel } from '../../../../../dashboard/features/monitor/memory.ts';
import type { Operations } from '../../../../../functions/src/contract/operations.ts';

type Memory = Operations['memory'];

const unheard: Memory = {
  last_peak_mb: null,
  peak_24h_mb: null,
  limit_mb: null,
  tmp_mb: null,
  workers: [],
};
const heard = (last_peak_mb: number): Memory => ({ ...unheard, last_peak_mb, limit_mb: 1_000 });

describe('memoryBars', () => {
  it('has none where no worker was heard', () => {
    expect(memoryBars(unheard)).toEqual([]);
  });

  it.each([
    [599, 'fine'],
    [600, 'warning'],
    [799, 'warning'],
    [800, 'critical'],
    [1_100, 'critical'],
  ])('takes %d MB of 1,000 for %s', (peakMb, level) => {
    expect(memoryBars(heard(peakMb))).toMatchObject([{ share: peakMb / 1_000, level }]);
  });

  it('counts the files of a worker as its memory', () => {
    const worker = {
      ...{ instance_id: 'one', analysisId: 'analysis-1', run_id: 'run-1', last_peak_mb: 500 },
      ...{ rss_mb: 300, tmp_mb: 100, limit_mb: 1_000, updated_at: new Date() },
    };
    expect(memoryBars({ ...unheard, workers: [worker] })).toMatchObject([{ memoryMb: 400 }]);
  });
});

describe('worstLevel', () => {
  it('is that of the fullest', () => {
    const bars = memoryBars({ ...heard(100), peak_24h_mb: 900 });
    expect(worstLevel(bars)).toBe('critical');
  });
});
