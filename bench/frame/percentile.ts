/** The nearest-rank percentile: the smallest sample that `percent` of them do not exceed. */
export function percentile(samples: readonly number[], percent: number): number {
  const sorted = samples.toSorted((one, other) => one - other);
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  const sample = sorted[rank - 1];
  if (sample === undefined) throw new Error('There is no percentile of no samples.');
  return sample;
}

export const median = (samples: readonly number[]): number => percentile(samples, 50);
