import type { Span } from '../../../../../functions/src/contract/estimate.ts';

/** The index of the segment that is on at this moment; -1 between them. */
export function segmentAt(segments: readonly Span[], seconds: number): number {
  return segments.findIndex(
    ({ start_seconds, end_seconds }) => seconds >= start_seconds && seconds < end_seconds,
  );
}
