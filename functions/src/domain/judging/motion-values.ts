import type { Measurements } from '../../contract/measurements.ts';
import { rangesWithin, type Span } from '../../signal/spans.ts';

/** What of the curve lies in the spans; in null, all of it. */
export function motionWithin(
  { interval_seconds: interval, values }: Measurements['motion_curve'],
  spans: readonly Span[] | null,
): number[] {
  return rangesWithin(values.length, 1 / interval, spans).flatMap(([from, to]) =>
    values.slice(from, to),
  );
}
