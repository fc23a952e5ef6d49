import type { BootOptions, Stack } from '../../scripts/stack/boot.ts';

export interface Row {
  /** What was measured, and how: it stands alone in the table. */
  what: string;
  figure: number;
  /** Such as `ms`, `documents`; `×` for a ratio. */
  unit: string;
  /** The highest figure that passes. */
  limit?: number;
}

export interface OwnStack {
  options: BootOptions;
  close(): Promise<void>;
}

export interface Benchmark {
  name: string;
  /** For one that needs a stack of its own kind: what that boots with, and what is left to do then. */
  ownStack?(): Promise<OwnStack>;
  /** Rejects with an Error for people where it cannot measure. */
  run(stack: Stack): Promise<Row[]>;
}

export interface Result extends Row {
  benchmark: string;
}

/** One line for each figure that passed its limit. */
export function describeBreaches(results: readonly Result[]): string[] {
  return results.flatMap(({ benchmark, what, figure, unit, limit }) =>
    limit === undefined || figure <= limit
      ? []
      : [
          `${benchmark}: ${what} is ${formatFigure(figure)} ${unit}; the limit is ${formatFigure(limit)} ${unit}.`,
        ],
  );
}

export function formatFigure(figure: number): string {
  const maximumFractionDigits = figure < 10 ? 2 : figure < 1_000 ? 1 : 0;
  return figure.toLocaleString('en-US', { maximumFractionDigits });
}
