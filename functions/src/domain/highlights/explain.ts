import type { Measurements } from '../../contract/measurements.ts';
import type { Highlight, Segment } from '../../contract/report.ts';
import { alignBeats } from '../../signal/beats/beat-alignment.ts';
import { mean } from '../../signal/series.ts';
import { clockTime } from '../judging/clock-time.ts';
import { type Interest, meanWithin } from './interest.ts';
import { markOf } from './judges-mark.ts';
import type { Span } from './span.ts';

/** Why a part is a highlight, in words: its movement, its timing, the judge's mark. */
export function explain(
  span: Span,
  interest: Interest,
  measurements: Measurements,
  judged: readonly Segment[],
): string {
  const mark = markOf(judged, span);
  const reasons = [
    movement(span, interest),
    timing(span, interest.moves, measurements.beat_seconds),
    mark === null ? null : `the judge gave this part ${Math.round(mark)}`,
  ];
  return reasons.filter((reason) => reason !== null).join(', ');
}

function movement(span: Span, { strength, stepSeconds }: Interest): string | null {
  const usual = mean(strength);
  if (usual === 0) return null;
  const strongest = (strength.indexOf(Math.max(...strength)) + 0.5) * stepSeconds;
  if (strongest >= span.from && strongest < span.to) return 'strongest movement of the video';
  const relative = meanWithin(strength, stepSeconds, span) / usual;
  if (relative >= 0.8 && relative < 1.2) return "movement near the video's average";
  return `movement ${relative.toFixed(1)} times the video's average`;
}

function timing(
  { from, to }: Span,
  moves: readonly number[],
  beats: readonly number[],
): string | null {
  const alignment = alignBeats(moves, beats, from, to)?.alignment ?? 0;
  if (alignment >= 0.5) return 'on the beat';
  return alignment >= 0.2 ? 'often on the beat' : null;
}

/** The section of a report's text that lists them, in Markdown. */
export function highlightsSection(highlights: readonly Highlight[]): string {
  const lines = highlights.map(
    ({ clip, start_seconds: start, end_seconds: end, score, reason }) =>
      `- Clip ${clip}, ${clockTime(start)} to ${clockTime(end)}: ${reason} (${score} of 100).`,
  );
  const none = 'No part stands out: no movement was visible.';
  return ['## Highlights', lines.length === 0 ? none : lines.join('\n')].join('\n\n');
}
