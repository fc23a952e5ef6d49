import type { Finding } from './compare.ts';
import type { KindSum } from './sum-up.ts';

export interface ClipFindings {
  name: string;
  as: string;
  findings: readonly Finding[];
  /** Why it could not be measured; null: it could. */
  failure: string | null;
}

const widestName = 44;
const widestCell = 34;

/** A row for each clip and thing, as aligned text; what is wrong has a cross and says how. */
export function formatFindings(clips: readonly ClipFindings[]): string {
  const rows = clips.flatMap(({ name, as, findings, failure }) => {
    const told =
      failure === null
        ? findings.map(({ kind, truth, said, isRight, fault }) => [
            kind,
            truth,
            said,
            isRight ? '✓' : `✗ ${fault}`,
          ])
        : [['', '', failure, '✗ not measured']];
    return told.map((cells, row) => [row === 0 ? name : '', row === 0 ? as : '', ...cells]);
  });
  return align([['clip', 'as', 'thing', 'true', 'said', ''], ...rows]);
}

export function formatSums(sums: readonly KindSum[]): string {
  return align([
    ['thing', 'right', '', ''],
    ...sums.map(({ kind, right, of, detail }) => [
      kind,
      `${right} of ${of}`,
      `${Math.round((100 * right) / of)} %`,
      detail,
    ]),
  ]);
}

/** The last cell of a row may be as long as it likes. */
function align(rows: readonly (readonly string[])[]): string {
  const cut = rows.map((row) =>
    row.map((cell, column) => {
      if (column === row.length - 1) return cell;
      return shorten(cell, column === 0 ? widestName : widestCell);
    }),
  );
  const widths = (cut[0] ?? []).map((_, column) =>
    Math.max(...cut.map((row) => (row[column] ?? '').length)),
  );
  return cut
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The end of a name tells clips apart; of what is said, its beginning tells more. */
function shorten(cell: string, widest: number): string {
  if (cell.length <= widest) return cell;
  return widest === widestName ? `…${cell.slice(1 - widest)}` : `${cell.slice(0, widest - 1)}…`;
}
