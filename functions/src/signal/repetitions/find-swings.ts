import { quantile } from '../series.ts';

/** One way of a movement: the indexes at which it turned, and turns next. */
export interface Swing {
  from: number;
  to: number;
}

/** What comes back by less, against a usual swing, goes on. */
const leastReturn = 0.3;
const refinements = 3;
/** Most of a slow repetition falls within. */
const windowSeconds = 4;
/** Rests and comings and goings may take up to this share of the time. */
const usualShare = 0.6;

/** The swings of a series, in order, up and down by turns, and how large a usual one is. */
export function findSwings(
  values: Float64Array,
  rate: number,
): { swings: readonly Swing[]; usual: number } {
  let usual = usualReach(values, rate);
  let swings: Swing[] = [];
  for (let round = 0; round < refinements; round++) {
    swings = swingsOver(values, leastReturn * usual);
    if (swings.length === 0) break;
    const sizes = swings.map(({ from, to }) => Math.abs((values[to] ?? 0) - (values[from] ?? 0)));
    usual = quantile(sizes, 0.5);
  }
  return { swings, usual };
}

function usualReach(values: Float64Array, rate: number): number {
  const span = Math.round(windowSeconds * rate);
  const reaches: number[] = [];
  for (let from = 0; from === 0 || from + span <= values.length; from += Math.ceil(rate / 2)) {
    const part = values.slice(from, from + span);
    reaches.push(Math.max(...part) - Math.min(...part));
  }
  return quantile(reaches, usualShare);
}

/** Between turns from which the series comes back by more than `least`. */
function swingsOver(values: Float64Array, least: number): Swing[] {
  const turns: number[] = [];
  let low = 0;
  let high = 0;
  let rises: boolean | null = null;
  for (const [index, value] of values.entries()) {
    if (value < (values[low] ?? 0)) low = index;
    if (value > (values[high] ?? 0)) high = index;
    if (rises !== false && (values[high] ?? 0) - value > least) {
      turns.push(high);
      rises = false;
      low = index;
    } else if (rises !== true && value - (values[low] ?? 0) > least) {
      turns.push(low);
      rises = true;
      high = index;
    }
  }
  if (rises !== null) turns.push(rises ? high : low);
  return turns.slice(1).map((to, index) => ({ from: turns[index] ?? 0, to }));
}
