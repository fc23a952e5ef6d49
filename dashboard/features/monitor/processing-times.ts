import type { Operations } from '../../../functions/src/contract/operations.ts';
import { formatSpan } from './time.ts';

type RecentRun = Operations['recent_runs'][number];

/** The middle of some numbers, of which there is at least one. */
export function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** What the chart shows, in a sentence; there is at least one run. */
export function sayTimes(runs: readonly RecentRun[]): string {
  const seconds = runs.map(({ processing_seconds }) => processing_seconds);
  const slowest = formatSpan(Math.max(...seconds));
  if (seconds.length === 1) return `The last run took ${slowest}.`;
  const median = formatSpan(medianOf(seconds));
  return `Of the last ${seconds.length} runs, half took ${median} or less. The slowest took ${slowest}.`;
}
