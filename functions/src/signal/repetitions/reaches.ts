import type { Positions } from './positions.ts';

/** How far each of all series goes from one second to another, in least ranges. */
export function reachesBetween(all: readonly Positions[], from: number, to: number): number[] {
  return all.flatMap(({ rate, startSeconds, series, leastRange }) =>
    series.map((values) => {
      const at = (second: number) => values[Math.round((second - startSeconds) * rate)] ?? 0;
      return (at(to) - at(from)) / leastRange;
    }),
  );
}
