import { formatFigure, type Result, type Row } from '../frame/benchmark.ts';
import { median } from '../frame/percentile.ts';
import { type Compared, type Reading, widthOf } from './readings.ts';

/** A range that holds less is too narrow, one that holds more too wide: in percent. */
const leastInside = 80;
const mostInside = 97;
/** Points, of a score of a clear view. */
const widestMedian = 20;

export const rows = (all: readonly Row[]): Result[] =>
  all.map((row) => ({ benchmark: 'verdict', ...row }));

const toldOf = (compared: readonly Compared[]) =>
  compared.flatMap(({ clearWidth, degraded }) => (degraded ? [{ clearWidth, ...degraded }] : []));

const shareInside = (compared: readonly Compared[]): number => {
  const told = toldOf(compared);
  return (100 * told.filter(({ isInside }) => isInside).length) / told.length;
};

/** What ranges of scores hold, against their limits; none of no score. */
export function calibrationRows(compared: readonly Compared[], clear: readonly Reading[]): Row[] {
  const scores = compared.filter(({ kind, degraded }) => kind === 'score' && degraded !== null);
  const widths = clear.filter(({ kind }) => kind === 'score').map(({ range }) => widthOf(range));
  if (scores.length === 0 || widths.length === 0) return [];
  const what = `${scores.length} scores of degraded clips: the undegraded one`;
  return [
    {
      ...{ what: `${what} outside of their range`, figure: 100 - shareInside(scores), unit: '%' },
      limit: 100 - leastInside,
    },
    {
      ...{ what: `${what} inside of it`, figure: shareInside(scores), unit: '%' },
      limit: mostInside,
    },
    {
      what: `${widths.length} scores of undegraded clips: width, the median`,
      ...{ figure: median(widths), unit: 'points', limit: widestMedian },
    },
  ];
}

/**
 * How often each holds, by what was done and by what is read, how often there was none any more, and how wide
 * the ranges of the others are, undegraded and degraded.
 */
export function describeCompared(compared: readonly Compared[]): string {
  const groups = new Map<string, Compared[]>();
  for (const one of compared) {
    const names = [`${one.kind} ${one.key}`, ...(one.kind === 'score' ? [one.how] : [])];
    for (const name of names) groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  const lines = [...groups].map(([name, of]) => {
    const told = toldOf(of);
    const cells = [
      told.length === 0 ? '–' : `${formatFigure(shareInside(of))} %`,
      `${told.length}`,
      `${of.length - told.length}`,
      ...(told.length === 0
        ? []
        : [
            formatFigure(median(told.map(({ clearWidth }) => clearWidth))),
            formatFigure(median(told.map(({ width }) => width))),
          ]),
    ];
    return line(name, cells);
  });
  return [line('of', ['inside', 'told', 'lost', 'width', 'worse']), ...lines].join('\n');
}

const line = (name: string, cells: readonly string[]): string =>
  [name.padEnd(42), ...cells.map((cell) => cell.padStart(9))].join('');
