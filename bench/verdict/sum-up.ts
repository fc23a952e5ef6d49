import { formatFigure, type Result, type Row } from '../frame/benchmark.ts';
import { median } from '../frame/percentile.ts';
import type { Compared, Reading } from './readings.ts';

/** A range that holds less is too narrow, one that holds more too wide: in percent. */
const leastInside = 80;
const mostInside = 97;
/** Points, of a score of a clear view. */
const widestMedian = 20;

export const rows = (all: readonly Row[]): Result[] =>
  all.map((row) => ({ benchmark: 'verdict', ...row }));

const shareInside = (compared: readonly Compared[]): number => {
  const told = compared.filter(({ isInside }) => isInside !== null);
  return (100 * told.filter(({ isInside }) => isInside).length) / told.length;
};

/** What ranges of scores hold, against their limits; none of no score. */
export function calibrationRows(compared: readonly Compared[], clear: readonly Reading[]): Row[] {
  const scores = compared.filter(({ kind, isInside }) => kind === 'score' && isInside !== null);
  const widths = clear
    .filter(({ kind }) => kind === 'score')
    .map(({ range }) => range.high - range.low);
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

/** How often each holds, by what was done and by what is read, and how often there was none any more. */
export function describeCompared(compared: readonly Compared[], clear: readonly Reading[]): string {
  const groups = new Map<string, Compared[]>();
  for (const one of compared) {
    const names = [`${one.kind} ${one.key}`, ...(one.kind === 'score' ? [one.how] : [])];
    for (const name of names) groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  const lines = [...groups].map(([name, of]) => {
    const told = of.filter(({ isInside }) => isInside !== null);
    const inside = told.length === 0 ? '–' : `${formatFigure(shareInside(told))} %`;
    const widths = clear
      .filter(({ key, kind }) => `${kind} ${key}` === name)
      .map(({ range }) => range.high - range.low);
    const width = widths.length === 0 ? '' : formatFigure(median(widths));
    return [name.padEnd(42), inside.padStart(9), `${told.length}`.padStart(7)]
      .concat(`${of.length - told.length}`.padStart(7), width.padStart(14))
      .join('')
      .trimEnd();
  });
  const heading = ['of'.padEnd(42), 'inside'.padStart(9), 'told'.padStart(7), 'lost'.padStart(7)];
  return [[...heading, 'median width'.padStart(14)].join(''), ...lines].join('\n');
}
