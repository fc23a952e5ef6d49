import { smooth } from '../series.ts';
import { type Counted, countAlong } from './count-along.ts';
import { movingMoments } from './moving-moments.ts';
import type { Evidence, Positions } from './positions.ts';
import { along, principalComponents } from './principal-components.ts';
import { reachesBetween } from './reaches.ts';
import type { TimeSpan } from './scenes.ts';

/** Repetitions of one movement, as positions show them. */
export interface Counting {
  source: Evidence['source'];
  each: readonly Repetition[];
  /** 0..1: how clearly the movement repeats. */
  confidence: number;
  /** 0..1: how alike their course is. */
  sameness: number;
  /** The one series in which they were counted. */
  position: { startSeconds: number; rate: number; values: Float64Array };
}

export interface Repetition {
  /** Seconds from the start of the proxy. */
  start: number;
  /** When it is farthest away. */
  turn: number;
  end: number;
  /** In the unit of the positions. */
  range: number;
  /** How far it goes along each of all series, in least ranges: which movement it is. */
  reaches: readonly number[];
}

const smoothingSeconds = 0.12;
const mostComponents = 4;
/** Between each two of the first so many components, in such steps. */
const mixedComponents = 3;
const mixSteps = 12;
/** Sides that take turns show twice as many repetitions where both count the same. */
const doubleTolerance = 0.25;
const doubleLeast = { range: 0.35, confidence: 0.6 };

interface Demands {
  fewest: number;
  leastConfidence: number;
}

interface Candidate extends Counted {
  positions: Positions;
  /** Of the moments counted in, the indexes of the positions. */
  moments: readonly number[];
  /** Its positions at all moments. */
  values(): Float64Array;
}

/** Null where nothing repeats so often and so clearly within the span. */
export function countRepetitions(
  { source, within }: Evidence,
  span: TimeSpan,
  { fewest, leastConfidence }: Demands,
): Counting | null {
  const all = within(span);
  const candidates = all
    .flatMap(candidatesOf)
    .filter(
      ({ cycles, confidence, usualRange, positions }) =>
        cycles.length >= fewest &&
        confidence >= leastConfidence &&
        usualRange >= positions.leastRange,
    )
    .sort((one, other) => clarity(other) - clarity(one));
  const [clearest] = candidates;
  if (clearest === undefined) return null;
  const found = candidates.find((other) => isBothSides(other, clearest)) ?? clearest;
  const { confidence, sameness, positions } = found;
  const { startSeconds, rate } = positions;
  const position = { startSeconds, rate, values: found.values() };
  return { source, each: repetitionsOf(found, all), confidence, sameness, position };
}

function repetitionsOf(
  { cycles, moments, positions }: Candidate,
  all: readonly Positions[],
): Repetition[] {
  const at = (index: number) => positions.startSeconds + index / positions.rate;
  return cycles.map((cycle) => {
    const [start = 0, turn = 0, end = 0] = [cycle.start, cycle.turn, cycle.end].map((moment) =>
      at(moments[moment] ?? 0),
    );
    const reaches = reachesBetween(all, start, turn);
    return { start, turn, end, range: cycle.range, reaches };
  });
}

function candidatesOf(positions: Positions): Candidate[] {
  const { rate, series } = positions;
  const smoothed = series.map((values) => smooth(values, smoothingSeconds * rate));
  const components = principalComponents(smoothed, mostComponents);
  const moments = movingMoments(components);
  const moving = components.map((values) =>
    Float64Array.from(moments, (moment) => values[moment] ?? 0),
  );
  return directions(components.length).map((weights) => ({
    ...countAlong(along(moving, weights), moving, rate),
    positions,
    moments,
    values: () => along(components, weights),
  }));
}

const clarity = (candidate: Candidate) =>
  candidate.confidence * reach(candidate) * candidate.alignment;

const reach = ({ usualRange, positions }: Candidate) => usualRange / positions.leastRange;

function isBothSides(both: Candidate, one: Candidate): boolean {
  const ratio = both.cycles.length / one.cycles.length;
  return (
    Math.abs(ratio / 2 - 1) <= doubleTolerance &&
    reach(both) >= doubleLeast.range * reach(one) &&
    both.confidence >= doubleLeast.confidence * one.confidence
  );
}

/** Weights of the components: each alone, then mixtures of two. */
function directions(components: number): number[][] {
  const all = Array.from({ length: components }, (_, index) => index);
  const mixed = all.slice(0, mixedComponents);
  const mixtures = mixed.flatMap((one) =>
    mixed
      .filter((other) => other > one)
      .flatMap((other) =>
        Array.from({ length: mixSteps - 1 }, (_, step) => {
          const angle = (Math.PI * (step + 1)) / mixSteps;
          return all.map((index) =>
            index === one ? Math.cos(angle) : index === other ? Math.sin(angle) : 0,
          );
        }),
      ),
  );
  return [...all.map((one) => all.map((index) => (index === one ? 1 : 0))), ...mixtures];
}
