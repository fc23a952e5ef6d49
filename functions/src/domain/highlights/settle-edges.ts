import type { Measurements } from '../../contract/measurements.ts';
import { kinematicBeats } from '../../signal/beats/kinematic-beats.ts';
import { phraseCountsOf, phraseStarts } from '../phrases.ts';
import type { Lengths } from './best-window.ts';
import { lengthOf, type Span } from './span.ts';

/** A moment at which a clip may well start or end, and how gladly: the lower the better. */
interface Edge {
  seconds: number;
  cost: number;
}

const costs = { cut: 0, phrase: 1, quiet: 2, anywhere: 3 } as const;
/** How far an edge moves at most; that far costs 1 more. */
const reachSeconds = 0.5;

/** Cuts and the video's own ends, starts of the dance's phrases, quiet moments. */
export function edgesOf(
  durationSeconds: number,
  measurements: Measurements,
  danceType: string | null,
): readonly Edge[] {
  const { cut_seconds: cuts, motion_curve: curve } = measurements;
  const { seen_spans: seen } = measurements;
  const phrases = phraseStarts(measurements, phraseCountsOf(danceType));
  const quiet = kinematicBeats(curve.values, 1 / curve.interval_seconds, seen);
  const at = (cost: number) => (seconds: number) => ({ seconds, cost });
  return [
    ...[0, ...cuts, durationSeconds].map(at(costs.cut)),
    ...phrases.map(at(costs.phrase)),
    ...quiet.map(at(costs.quiet)),
  ];
}

/** The window with its ends moved to the best edges near by that its span and the lengths allow. */
export function settleEdges(
  window: Span,
  within: Span,
  { least, most }: Lengths,
  edges: readonly Edge[],
): Span {
  const near = (seconds: number) =>
    edges
      .map((edge) => ({ ...edge, distance: Math.abs(edge.seconds - seconds) }))
      .filter(({ distance }) => distance <= reachSeconds)
      .map((edge) => ({ ...edge, cost: edge.cost + edge.distance / reachSeconds }));
  let settled = window;
  let lowest = 2 * costs.anywhere;
  for (const start of [...near(window.from), { seconds: window.from, cost: costs.anywhere }]) {
    for (const end of [...near(window.to), { seconds: window.to, cost: costs.anywhere }]) {
      const span = { from: start.seconds, to: end.seconds };
      const length = lengthOf(span);
      if (span.from < within.from || span.to > within.to) continue;
      if (length < least || length > most || start.cost + end.cost >= lowest) continue;
      lowest = start.cost + end.cost;
      settled = span;
    }
  }
  return settled;
}
