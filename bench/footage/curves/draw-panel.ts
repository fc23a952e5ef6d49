import type { Curve } from '../../../functions/src/signal/curve.ts';
import type { Marks } from './marks.ts';
import { left, plotWidth, type TimeAxis, text, toTenths, xOf } from './time-axis.ts';

export const panelHeight = 116;
const gap = 16;
const plotHeight = panelHeight - gap;
/** Above the highest of values and threshold. */
const headroom = 1.08;

/** One curve with what is asked of it, what is true and what was told. */
export function drawPanel(
  pieces: readonly Curve[],
  marks: Marks,
  top: number,
  axis: TimeAxis,
): string[] {
  const { name, threshold } = pieces[0] ?? { name: '', threshold: null };
  const values = pieces.flatMap((piece) => Array.from(piece.values));
  const low = Math.min(0, ...values);
  const peak = Math.max(...values);
  const high = headroom * Math.max(threshold ?? 0, peak, 1e-9);
  const yOf = (value: number) =>
    toTenths(top + plotHeight - (plotHeight * (value - low)) / (high - low));
  const pointsOf = ({ values: own, startSeconds, rate }: Curve) =>
    Array.from(own, (value, index) =>
      [xOf(startSeconds + index / rate, axis), yOf(value)].join(','),
    ).join(' ');
  return [
    ...marks.toldSpans.map(([from, to], index) => span(from, to, index, top, axis)),
    `<rect x="${left}" y="${top}" width="${plotWidth}" height="${plotHeight}" fill="none" stroke="#bbb"/>`,
    ...marks.trueMoments.map((moment) =>
      line(xOf(moment, axis), top, '#1a7f37', 'stroke-width="5" opacity=".45"'),
    ),
    ...marks.toldMoments.map((moment) =>
      line(xOf(moment, axis), top, '#d9730d', 'stroke-width="1.5" stroke-dasharray="5 3"'),
    ),
    ...pieces.map(
      (piece) =>
        `<polyline points="${pointsOf(piece)}" fill="none" stroke="#1f4e79" stroke-width="1.3" stroke-linejoin="round"/>`,
    ),
    ...(threshold === null ? [] : thresholdLine(threshold, yOf(threshold))),
    text(left - 10, top + plotHeight / 2 + 4, name, 'text-anchor="end" font-weight="600"'),
    text(left - 10, yOf(peak) + 4, short(peak), 'text-anchor="end" fill="#777" font-size="10"'),
    ...(marks.words === null
      ? []
      : [
          text(
            left - 10,
            top + plotHeight / 2 + 20,
            fitting(marks.words.truth),
            'text-anchor="end" fill="#1a7f37" font-size="11"',
          ),
          text(
            left - 10,
            top + plotHeight / 2 + 34,
            fitting(marks.words.told),
            'text-anchor="end" fill="#d9730d" font-size="11"',
          ),
        ]),
    text(left - 10, top + plotHeight, short(low), 'text-anchor="end" fill="#777" font-size="10"'),
  ];
}

function thresholdLine(threshold: number, y: number): string[] {
  const right = left + plotWidth;
  return [
    `<line x1="${left}" x2="${right}" y1="${y}" y2="${y}" stroke="#c0392b" stroke-dasharray="6 4"/>`,
    text(right + 6, y + 4, short(threshold), 'fill="#c0392b"'),
  ];
}

function span(from: number, to: number, index: number, top: number, axis: TimeAxis): string {
  const [x, end] = [xOf(from, axis), xOf(to, axis)];
  const opacity = index % 2 === 0 ? 0.28 : 0.16;
  return `<rect x="${x}" y="${top}" width="${toTenths(end - x)}" height="${plotHeight}" fill="#d9730d" opacity="${opacity}"/>`;
}

const line = (x: number, top: number, colour: string, attributes: string) =>
  `<line x1="${x}" x2="${x}" y1="${top}" y2="${top + plotHeight}" stroke="${colour}" ${attributes}/>`;

/** Of what stands beside a panel. */
const mostLetters = 24;
const fitting = (words: string) =>
  words.length > mostLetters ? `${words.slice(0, mostLetters - 1)}…` : words;

const short = (value: number) => String(Number(value.toPrecision(2)));
