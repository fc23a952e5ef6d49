import type { Span } from '../../../../../functions/src/contract/estimate.ts';
import { segmentAt } from './segment-at.ts';

/** A jump back took Chromium 17 to 87 ms on two busy cores: of 0.1 s more would be waiting than moving. */
const shortestLoop = 0.5;

/** Players round a place to ticks of their own clock: 0.04 s was 0.039999. */
const sameSeconds = 0.001;

/** What is played for a span of a video of this length: within it, and long enough to be seen. */
export function loopedPart({ start_seconds, end_seconds }: Span, duration: number): Span {
  const end = Number.isFinite(duration) ? duration : Number.POSITIVE_INFINITY;
  const start = Math.max(0, Math.min(start_seconds, end - shortestLoop));
  const least = Math.max(end_seconds, start + shortestLoop);
  return { start_seconds: start, end_seconds: Math.min(least, end) };
}

/** Where playing goes on that has come to `seconds`; null: where it is. */
export function jumpBackTo(loop: Span, seconds: number, duration: number): number | null {
  const { start_seconds, end_seconds } = loopedPart(loop, duration);
  return seconds >= end_seconds - sameSeconds ? start_seconds : null;
}

/** Whether somebody who moves the video to `seconds` has left the loop. */
export function leavesLoop(loop: Span, seconds: number, duration: number): boolean {
  const { start_seconds, end_seconds } = loopedPart(loop, duration);
  return seconds < start_seconds - sameSeconds || seconds > end_seconds + sameSeconds;
}

/** About a phrase of four beats at a walking pace. */
const secondsAround = 4;

/** What to loop where the video is at `seconds`: the segment that is on, else what lies around. */
export function spanAround(segments: readonly Span[], seconds: number, duration: number): Span {
  const segment = segments[segmentAt(segments, seconds)];
  if (segment !== undefined) {
    return { start_seconds: segment.start_seconds, end_seconds: segment.end_seconds };
  }
  const latest = Number.isFinite(duration) ? Math.max(0, duration - secondsAround) : seconds;
  const start = Math.max(0, Math.min(seconds - secondsAround / 2, latest));
  return { start_seconds: start, end_seconds: start + secondsAround };
}
