'use client';

import { formatSpan, secondsSince } from './time.ts';
import { useNow } from './use-now.ts';

/** How long it has been since then, ticking. */
export function SpanSince({ time }: { time: Date }) {
  return <time dateTime={time.toISOString()}>{formatSpan(secondsSince(time, useNow()))}</time>;
}
