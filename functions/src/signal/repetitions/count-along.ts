import { clamp, mean, quantile } from '../series.ts';
import { type Cycle, findCycles } from './find-cycles.ts';
import { findSwings } from './find-swings.ts';
import { regularityOf } from './regularity.ts';

/** Repetitions as one series of positions shows them. */
export interface Counted {
  cycles: readonly Cycle[];
  /** How far a usual swing goes, in the unit of the positions. */
  usualRange: number;
  /** 0..1: share of a usual swing's whole way that the series sees. */
  alignment: number;
  sameness: number;
  /** 0..1: how clearly the movement repeats. */
  confidence: number;
}

/** Against a usual swing: what goes less or more far, or another way, is something else. */
const narrowest = 0.4;
const widest = 1.7;
const leastAlignment = 0.6;
/** Noise reaches 0.4 and more of these, but not of all. */
const worst = {
  sameness: 0.6,
  lengthSpread: 0.5,
  rangeSpread: 0.6,
  gap: 1,
  alignment: 0.2,
};
const best = { sameness: 0.95, lengthSpread: 0, rangeSpread: 0, gap: 0.35, alignment: 0.6 };

const traits = ['sameness', 'lengthSpread', 'rangeSpread', 'gap', 'alignment'] as const;

/**
 * Counts along one of many directions: `values` are the positions along it, `components` those along
 * all.
 */
export function countAlong(
  values: Float64Array,
  components: readonly Float64Array[],
  rate: number,
): Counted {
  const { swings, usual } = findSwings(values, rate);
  const distance = distanceIn(components);
  const alignment: Distance = (from, to) => {
    const whole = distance(from, to);
    return whole > 0 ? Math.abs((values[to] ?? 0) - (values[from] ?? 0)) / whole : 0;
  };
  const usualAlignment = quantile(
    swings.map(({ from, to }) => alignment(from, to)),
    0.5,
  );
  const cycles = findCycles(
    swings,
    values,
    ({ start, turn, end, range }) =>
      range >= narrowest * usual &&
      range <= widest * usual &&
      Math.min(alignment(start, turn), alignment(turn, end)) >= leastAlignment * usualAlignment,
  );
  const seen = { cycles, usualRange: usual, alignment: usualAlignment };
  if (cycles.length === 0) return { ...seen, sameness: 0, confidence: 0 };
  const { lengthSpread, rangeSpread, sameness } = regularityOf(cycles, values);
  const found = {
    ...{ sameness, lengthSpread, rangeSpread },
    ...{ gap: gapOf(cycles, distance), alignment: usualAlignment },
  };
  const confidence =
    traits.reduce((product, trait) => product * quality(trait, found[trait]), 1) *
    Math.sqrt(clamp((2 * cycles.length) / swings.length, 0, 1)) *
    (cycles.length / (cycles.length + 1));
  return { ...seen, sameness, confidence };
}

/** From 0 at the worst to 1 at the best. */
function quality(trait: (typeof traits)[number], value: number): number {
  return clamp((value - worst[trait]) / (best[trait] - worst[trait]), 0, 1);
}

/** Between two moments, by indexes, in all directions. */
type Distance = (from: number, to: number) => number;

function distanceIn(components: readonly Float64Array[]): Distance {
  return (from, to) => Math.hypot(...components.map((own) => (own[to] ?? 0) - (own[from] ?? 0)));
}

/**
 * From where a repetition began to where it ends, against how far it went, whichever way: a body comes
 * back. A series that bends while the body goes straight on shows each repetition twice.
 */
function gapOf(cycles: readonly Cycle[], distance: Distance): number {
  return mean(
    cycles.map(({ start, turn, end }) => {
      const went = Math.max(distance(start, turn), distance(turn, end));
      return went > 0 ? distance(start, end) / went : 0;
    }),
  );
}
