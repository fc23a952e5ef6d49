import { describe, expect, it } from 'vitest';
import { synchronyPath } from '../../../../../../../dashboard/features/analyses/view/timeline/synchrony-paths.ts';

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
