import { formatFigure, type Result } from './benchmark.ts';

/** The results as aligned text, a line each. */
export function formatTable(results: readonly Result[]): string {
  const lines = [
    ['benchmark', 'what', 'figure', 'limit', ''],
    ...results.map(({ benchmark, what, figure, unit, limit }) => [
      benchmark,
      what,
      `${formatFigure(figure)} ${unit}`,
      limit === undefined ? '' : `${formatFigure(limit)} ${unit}`,
      limit === undefined ? '' : figure <= limit ? 'ok' : 'over',
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  const isNumeric = (column: number) => column === 2 || column === 3;
  return lines
    .map((line) =>
      line
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return isNumeric(column) ? cell.padStart(width) : cell.padEnd(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
