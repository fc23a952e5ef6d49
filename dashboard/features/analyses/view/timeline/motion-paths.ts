import type { Measurements } from '../../../../../functions/src/contract/measurements.ts';
import { linesAt, plotHeight, rounded } from './plot-marks.ts';

/** What a screen can tell apart. */
const mostPoints = 600;
const mostBeatLines = 120;

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
