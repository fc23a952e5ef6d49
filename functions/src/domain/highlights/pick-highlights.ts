import type { Measurements } from '../../contract/measurements.ts';
import type { Highlight, Segment } from '../../contract/report.ts';
import { windowFinder } from './best-window.ts';
import { explain } from './explain.ts';
import { interestOf, meanWithin } from './interest.ts';
import { markOf } from './judges-mark.ts';
import { edgesOf, settleEdges } from './settle-edges.ts';
import { lengthOf, type Span, without } from './span.ts';

export interface HighlightSearch {
  durationSeconds: number;
  measurements: Measurements;
  /** As its owner calls it: its phrases are where clips may well begin and end. */
  danceType: string | null;
  /** What a model says of the video's parts; empty where none looked at it. */
  judged: readonly Segment[];
  count: number;
  minSeconds: number;
  maxSeconds: number;
}

/**
 * The parts worth showing, best first; none overlap, each shows a body from end to end where one was
 * looked for, and none crosses a cut while another fits. Fewer than asked for where there is no room for
 * more or nothing moves; a video shorter than `minSeconds` is taken whole, as far as it shows a body.
 */
export function pickHighlights(search: HighlightSearch): Highlight[] {
  const { durationSeconds, measurements, count, maxSeconds } = search;
  const interest = interestOf(durationSeconds, measurements, search.judged);
  const parts = partsWithBody(durationSeconds, measurements.seen_spans);
  const lengths = { least: leastSeconds(search, parts), most: maxSeconds };
  const find = windowFinder(interest, lengths);
  const edges = edgesOf(durationSeconds, measurements, search.danceType);
  const scenes = parts.flatMap((part) => scenesOf(part, measurements.cut_seconds));

  const picked: Span[] = [];
  const pickFrom = (spans: readonly Span[]): boolean => {
    const window = find(spans);
    const within = spans.find((span) => window && span.from <= window.from && window.to <= span.to);
    if (window && within) picked.push(settleEdges(window, within, lengths, edges));
    return window !== null;
  };
  while (picked.length < count) {
    if (!pickFrom(without(scenes, picked)) && !pickFrom(without(parts, picked))) break;
  }

  const scored = picked.map((span) => {
    const worth = meanWithin(interest.worth, interest.stepSeconds, span);
    return { span, score: Math.round(100 * worth) };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.span.from - b.span.from)
    .map(({ span, score }, index) => ({
      clip: index + 1,
      start_seconds: toMilliseconds(span.from),
      end_seconds: Math.min(durationSeconds, toMilliseconds(span.to)),
      score,
      basis: markOf(search.judged, span) === null ? 'measured' : 'measured_and_judged',
      reason: explain(span, interest, measurements, search.judged),
    }));
}

/** A look that fails at an end, or sound that outlasts the picture, leaves no short video without a clip. */
const traceShare = 0.1;

function leastSeconds(
  { durationSeconds, minSeconds }: HighlightSearch,
  parts: readonly Span[],
): number {
  const least = Math.min(minSeconds, durationSeconds);
  if (durationSeconds > (1 + traceShare) * minSeconds) return least;
  const longest = Math.max(0, ...parts.map(lengthOf));
  return Math.min(least, Math.max(longest, (1 - traceShare) * least));
}

function partsWithBody(durationSeconds: number, seen: Measurements['seen_spans']): Span[] {
  if (seen === null) return [{ from: 0, to: durationSeconds }];
  return seen
    .map((span) => ({
      from: Math.max(0, span.start_seconds),
      to: Math.min(durationSeconds, span.end_seconds),
    }))
    .filter((part) => lengthOf(part) > 0);
}

function scenesOf({ from, to }: Span, cuts: readonly number[]): Span[] {
  const starts = [from, ...cuts.filter((cut) => cut > from && cut < to)];
  return starts.map((start, index) => ({ from: start, to: starts[index + 1] ?? to }));
}

function toMilliseconds(seconds: number): number {
  return Math.round(1_000 * seconds) / 1_000;
}
