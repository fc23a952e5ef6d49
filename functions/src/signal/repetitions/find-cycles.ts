import type { Swing } from './find-swings.ts';

/** Away from rest and back, by indexes of a series. */
export interface Cycle {
  start: number;
  turn: number;
  end: number;
  /** How far it goes, in the unit of the series. */
  range: number;
}

/** This share of the way is still rest: it begins and ends slowly. */
const restShare = 0.08;

/**
 * Pairs of opposite swings, one right after the other, that `isUsual` takes for repetitions. Rest is
 * on the side from which more of them go out; where both have as many, on the one where the movement
 * stays longer.
 */
export function findCycles(
  swings: readonly Swing[],
  values: Float64Array,
  isUsual: (cycle: Cycle) => boolean,
): readonly Cycle[] {
  const upwards = cyclesOf(swings, values, isUsual, 1);
  const downwards = cyclesOf(swings, values, isUsual, -1);
  if (upwards.length !== downwards.length) {
    return upwards.length > downwards.length ? upwards : downwards;
  }
  return shareAtRest(upwards, values) >= shareAtRest(downwards, values) ? upwards : downwards;
}

function cyclesOf(
  swings: readonly Swing[],
  values: Float64Array,
  isUsual: (cycle: Cycle) => boolean,
  direction: 1 | -1,
): Cycle[] {
  return swings.flatMap((out, index) => {
    const back = swings[index + 1];
    const moved = (values[out.to] ?? 0) - (values[out.from] ?? 0);
    if (back === undefined || Math.sign(moved) !== direction) return [];
    const cycle = cycleBetween(out, back, values);
    return isUsual(cycle) ? [cycle] : [];
  });
}

/**
 * From the last moment of rest before to the first one after. Rest is the nearer of the levels on both
 * sides: what lies beyond is how somebody came or goes.
 */
function cycleBetween(out: Swing, back: Swing, values: Float64Array): Cycle {
  const turn = out.to;
  const distance = (index: number) => Math.abs((values[index] ?? 0) - (values[turn] ?? 0));
  const range = Math.min(distance(out.from), distance(back.to));
  const away = (1 - restShare) * range;
  let start = turn;
  while (start > out.from && distance(start) < away) start--;
  let end = turn;
  while (end < back.to && distance(end) < away) end++;
  return { start, turn, end, range };
}

/** Share of the time from the first to the last of them that is rest. */
function shareAtRest(cycles: readonly Cycle[], values: Float64Array): number {
  const first = cycles[0];
  const last = cycles.at(-1);
  if (first === undefined || last === undefined) return 0;
  let moving = 0;
  for (const { start, turn, end, range } of cycles) {
    for (let index = start; index <= end; index++) {
      const distance = Math.abs((values[index] ?? 0) - (values[turn] ?? 0));
      if (distance < (1 - 2 * restShare) * range) moving++;
    }
  }
  return 1 - moving / (last.end - first.start + 1);
}
