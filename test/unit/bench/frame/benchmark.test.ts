import { describe, expect, it } from 'vitest';
import { describeBreaches, type Result } from '../../../../bench/frame/benchmark.ts';

const result = (figure: number, limit?: number): Result => ({
  benchmark: 'rerun',
  what: 'reply, p95',
  figure,
  unit: 'ms',
  ...(limit !== undefined && { limit }),
});

describe('describeBreaches', () => {
  it('names the figure and the limit that it passed', () => {
    expect(describeBreaches([result(1_234, 1_000)])).toEqual([
      'rerun: reply, p95 is 1,234 ms; the limit is 1,000 ms.',
    ]);
  });

  it('is silent about a figure at its limit', () => {
    expect(describeBreaches([result(1_000, 1_000)])).toEqual([]);
  });

  it('is silent about a figure without a limit', () => {
    expect(describeBreaches([result(1_000_000)])).toEqual([]);
  });
});
