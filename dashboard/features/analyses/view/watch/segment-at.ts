import type { Span } from './span.ts';

/** The index of the segment that is on at this moment; -1 between them. */
export function segmentAt(segments: readonly Span[], seconds: number): number {
  return segments.findIndex(
    ({ start_seconds, end_seconds }) => seconds >= start_seconds && seconds < end_seconds,
  );
}
