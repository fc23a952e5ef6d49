import type { Span } from '../../../../../functions/src/contract/estimate.ts';
import type { Measurements } from '../../../../../functions/src/contract/measurements.ts';

/** What a screen can tell apart. */
const mostPoints = 600;
const mostBeatLines = 120;

export const plotHeight = 100;

/**
 * The area under a curve of 0..1 values, as an SVG path whose x are seconds and whose y fall from
 * `plotHeight` to 0. A longer curve is drawn by the peak of each of 600 stretches.
 */
export function motionPath({ interval_seconds, values }: Measurements['motion_curve']): string {
  if (values.length === 0) return '';
  const span = Math.ceil(values.length / mostPoints);
  const points: string[] = [];
  for (let from = 0; from < values.length; from += span) {
    const peak = Math.max(...values.slice(from, from + span));
    const seconds = (from + Math.min(span, values.length - from) / 2) * interval_seconds;
    points.push(`L${rounded(seconds)} ${rounded(plotHeight * (1 - peak))}`);
  }
  const end = rounded(values.length * interval_seconds);
  return `M0 ${plotHeight}${points.join('')}L${end} ${plotHeight}Z`;
}

/** Every how many-th beat is drawn: all, or every second, fourth, eighth …, so that lines stay apart. */
export function beatStep(beats: number): number {
  return 2 ** Math.max(0, Math.ceil(Math.log2(beats / mostBeatLines)));
}

/** A line from top to bottom for each beat that is drawn. */
export function beatPath(beatSeconds: readonly number[]): string {
  const step = beatStep(beatSeconds.length);
  return linesAt(beatSeconds.filter((_, index) => index % step === 0));
}

/** A line at the first beat of each bar; none where they would touch. */
export const barPath = (downbeatSeconds: readonly number[]): string =>
  downbeatSeconds.length > mostBeatLines ? '' : linesAt(downbeatSeconds);

/** A line from top to bottom at each of these seconds. */
export const linesAt = (seconds: readonly number[]): string =>
  seconds.map((at) => `M${rounded(at)} 0V${plotHeight}`).join('');

/** An area from top to bottom over each of these spans. */
export const blocksAt = (spans: readonly Span[]): string =>
  spans
    .map(
      ({ start_seconds: from, end_seconds: to }) =>
        `M${rounded(from)} 0H${rounded(to)}V${plotHeight}H${rounded(from)}Z`,
    )
    .join('');

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

export const rounded = (value: number) => Math.round(value * 100) / 100;
