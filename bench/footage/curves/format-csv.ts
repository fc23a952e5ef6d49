import type { Curve } from '../../../functions/src/signal/curve.ts';
import { joinPieces } from './join-pieces.ts';

/**
 * A row for each moment at which a curve has a value, a column for each curve and one for what is asked
 * of it. Curves have rates of their own: where one has no value at a moment, its cell is empty.
 */
export function formatCsv(curves: readonly Curve[]): string {
  const columns = joinPieces(curves).map(([name, pieces]) => {
    const threshold = pieces[0]?.threshold ?? null;
    return {
      titles: threshold === null ? [name] : [name, `${name}_threshold`],
      more: threshold === null ? [] : [String(threshold)],
      cells: new Map(pieces.flatMap(cellsOf)),
    };
  });
  const moments = [...new Set(columns.flatMap(({ cells }) => [...cells.keys()]))].sort(
    (one, other) => one - other,
  );
  const rows = moments.map((moment) => [
    (moment / 1_000).toFixed(3),
    ...columns.flatMap(({ cells, more }) => [cells.get(moment) ?? '', ...more]),
  ]);
  const header = ['seconds', ...columns.flatMap(({ titles }) => titles)];
  return `${[header, ...rows].map((row) => row.join(',')).join('\n')}\n`;
}

const cellsOf = ({ values, startSeconds, rate }: Curve) =>
  Array.from(values, (value, index): [number, string] => [
    momentOf(startSeconds + index / rate),
    format(value),
  ]);

/** In milliseconds: moments of several rates that are one have one row. */
const momentOf = (seconds: number) => Math.round(1_000 * seconds);
const format = (value: number) => String(Number(value.toPrecision(5)));
