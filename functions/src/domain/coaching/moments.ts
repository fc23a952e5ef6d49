import { clamp } from '../../signal/series.ts';
import { lengthOf, type Span } from '../../signal/spans.ts';

/** More of one point nobody plays. */
const mostMoments = 3;
/** What a second needs about it to be seen. */
const before = 1;
const behind = 2;

/** A second as something to play. */
export const around = (seconds: number): Span => ({
  start_seconds: seconds - before,
  end_seconds: seconds + behind,
});

/** The longest, in order of time. */
export const longest = (spans: readonly Span[]): Span[] =>
  spans
    .toSorted((one, other) => lengthOf(other) - lengthOf(one))
    .slice(0, mostMoments)
    .toSorted((one, other) => one.start_seconds - other.start_seconds);

/** What of them lies in the video. */
export function playable(spans: readonly Span[], durationSeconds: number): Span[] {
  return spans
    .slice(0, mostMoments)
    .map(({ start_seconds, end_seconds }) => ({
      start_seconds: clamp(start_seconds, 0, durationSeconds),
      end_seconds: clamp(end_seconds, 0, durationSeconds),
    }))
    .filter((span) => lengthOf(span) > 0);
}
