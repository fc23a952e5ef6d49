/** How fast bytes leave, smoothed: a browser reports them in bursts. */
export interface TransferRate {
  atMs: number;
  sentBytes: number;
  /** Null until there are two moments to compare. */
  bytesPerSecond: number | null;
}

/** An older moment weighs less than half after some three seconds. */
const smoothingMs = 4_000;
/** Closer moments tell more of the browser's bursts than of the connection. */
const shortestSpanMs = 250;

/** The rate after another moment. Bytes that were lost on the way begin it anew. */
export function observeRate(
  rate: TransferRate | null,
  { atMs, sentBytes }: { atMs: number; sentBytes: number },
): TransferRate {
  if (rate === null || sentBytes < rate.sentBytes) return { atMs, sentBytes, bytesPerSecond: null };
  const spanMs = atMs - rate.atMs;
  if (spanMs < shortestSpanMs) return rate;
  const current = ((sentBytes - rate.sentBytes) / spanMs) * 1_000;
  const before = rate.bytesPerSecond ?? current;
  const weight = 1 - Math.exp(-spanMs / smoothingMs);
  return { atMs, sentBytes, bytesPerSecond: before + (current - before) * weight };
}

/** How long the rest takes at this rate, in words; null where nobody can tell. */
export function describeTimeLeft(leftBytes: number, bytesPerSecond: number | null): string | null {
  if (bytesPerSecond === null || bytesPerSecond <= 0) return null;
  const seconds = leftBytes / bytesPerSecond;
  if (seconds < 10) return 'a few seconds left';
  if (seconds < 55) return `about ${Math.round(seconds / 10) * 10} seconds left`;
  if (seconds < 90) return 'about a minute left';
  if (seconds < 5_400) return `about ${Math.round(seconds / 60)} minutes left`;
  return `about ${Math.round(seconds / 3_600)} hours left`;
}
