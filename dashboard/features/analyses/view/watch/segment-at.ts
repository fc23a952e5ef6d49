interface TimeSpan {
  start_seconds: number;
  end_seconds: number;
}

/** The index of the segment that is on at this moment; -1 between them. */
export function segmentAt(segments: readonly TimeSpan[], seconds: number): number {
  return segments.findIndex(
    ({ start_seconds, end_seconds }) => seconds >= start_seconds && seconds < end_seconds,
  );
}
