import type { Measurements } from '../../../../functions/src/contract/measurements.ts';

/** How long the prepared video is, by what was found in it; 0 where nothing was. */
export function reportedSeconds(report: {
  segments: readonly { end_seconds: number }[];
  measurements: Pick<Measurements, 'beat_seconds' | 'motion_curve'>;
}): number {
  const { beat_seconds, motion_curve } = report.measurements;
  return Math.max(
    motion_curve.values.length * motion_curve.interval_seconds,
    beat_seconds.at(-1) ?? 0,
    ...report.segments.map(({ end_seconds }) => end_seconds),
  );
}
