import type { Segment } from '../../contract/report.ts';
import type { Span } from './span.ts';

/** 0..100: the judge's marks for a part, each by how much of it it covers; null where there are none. */
export function markOf(judged: readonly Segment[], { from, to }: Span): number | null {
  let sum = 0;
  let weights = 0;
  for (const { start_seconds: start, end_seconds: end, score } of judged) {
    if (score === null || from >= end || to < start) continue;
    // A moment has no length, and one segment.
    const weight = from === to ? 1 : Math.min(to, end) - Math.max(from, start);
    sum += weight * score;
    weights += weight;
  }
  return weights === 0 ? null : sum / weights;
}
