import { clockTime } from '../../contract/clock-time.ts';
import type { Measurements } from '../../contract/measurements.ts';
import type { Highlight, Segment } from '../../contract/report.ts';
import { alignBeats } from '../../signal/beats/beat-alignment.ts';
import { mean } from '../../signal/series.ts';
import { dancedSpans } from '../danced-spans.ts';
import { relativeInWords } from '../relative-movement.ts';
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
    timing(span, interest.moves, measurements),
    mark === null ? null : `the judge gave this part ${Math.round(mark)}`,
  ];
  return reasons.filter((reason) => reason !== null).join(', ');
}

function movement(span: Span, { strength, stepSeconds }: Interest): string | null {
  const usual = mean(strength.filter((level) => level > 0));
  if (usual === 0) return null;
  const strongest = (strength.indexOf(Math.max(...strength)) + 0.5) * stepSeconds;
  if (strongest >= span.from && strongest < span.to) return 'strongest movement of the video';
  const relative = meanWithin(strength, stepSeconds, span) / usual;
  return `movement ${relativeInWords(relative)}`;
}

function timing(
  { from, to }: Span,
  moves: readonly number[],
  measurements: Measurements,
): string | null {
  const beats = measurements.beat_seconds;
  const alignment = alignBeats(moves, beats, from, to, dancedSpans(measurements))?.alignment ?? 0;
  if (alignment >= 0.5) return 'on the beat';
  return alignment >= 0.2 ? 'often on the beat' : null;
}

/** The section of a report's text that lists them, in Markdown, or says why there are none. */
export function highlightsSection(
  highlights: readonly Highlight[],
  { seen_spans: seen }: Measurements,
): string {
  const lines = highlights.map(
    ({ clip, start_seconds: start, end_seconds: end, score, reason }) =>
      `- Clip ${clip}, ${clockTime(start)} to ${clockTime(end)}: ${reason} (${score} of 100).`,
  );
  const list = lines.length === 0 ? `No part stands out: ${whyNone(seen)}.` : lines.join('\n');
  return ['## Highlights', list].join('\n\n');
}

function whyNone(seen: Measurements['seen_spans']): string {
  if (seen === null) return 'no movement was visible';
  if (seen.length === 0) return 'nobody could be followed';
  return 'nobody was seen to move for as long as a clip takes';
}
