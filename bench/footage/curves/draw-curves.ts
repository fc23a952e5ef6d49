import type { Curve } from '../../../functions/src/signal/curve.ts';
import { drawPanel, panelHeight } from './draw-panel.ts';
import { stripFrame, stripFrames } from './film-strip.ts';
import { joinPieces } from './join-pieces.ts';
import type { Marks } from './marks.ts';
import { left, plotWidth, type TimeAxis, text, xOf } from './time-axis.ts';

export interface Drawing {
  title: string;
  seconds: number;
  /** JPEG of `stripFrames` frames. */
  strip: Uint8Array;
  curves: readonly Curve[];
  marks(curve: string): Marks;
}

const stripTop = 44;
const stripHeight = (stripFrame.height * plotWidth) / (stripFrame.width * stripFrames);
const panelsTop = stripTop + stripHeight + 14;
const axisHeight = 34;
const width = left + plotWidth + 70;

/** One picture as SVG: the film, below it a panel for each curve, all over the same time. */
export function drawCurves({ title, seconds, strip, curves, marks }: Drawing): string {
  const axis: TimeAxis = { seconds };
  const panels = joinPieces(curves);
  const bottom = panelsTop + panels.length * panelHeight;
  const image = Buffer.from(strip).toString('base64');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${bottom + axisHeight}" font-family="system-ui, sans-serif" font-size="12">`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    text(12, 26, title, 'font-size="16" font-weight="600"'),
    ...legend(),
    `<image x="${left}" y="${stripTop}" width="${plotWidth}" height="${stripHeight}" href="data:image/jpeg;base64,${image}"/>`,
    ...ticks(axis, panelsTop, bottom),
    ...panels.flatMap(([name, pieces], index) =>
      drawPanel(pieces, marks(name), panelsTop + index * panelHeight, axis),
    ),
    '</svg>\n',
  ].join('\n');
}

function legend(): string[] {
  const items = [
    ['#1a7f37', 'true'],
    ['#d9730d', 'told'],
    ['#c0392b', 'threshold'],
  ] as const;
  return items.flatMap(([colour, label], index) => {
    const x = width - 330 + index * 100;
    return [
      `<line x1="${x}" x2="${x + 22}" y1="22" y2="22" stroke="${colour}" stroke-width="3"/>`,
      text(x + 28, 26, label),
    ];
  });
}

const tickSteps = [0.5, 1, 2, 5, 10, 20, 30, 60, 120] as const;
const mostTicks = 14;

function ticks(axis: TimeAxis, top: number, bottom: number): string[] {
  const step = tickSteps.find((size) => axis.seconds / size <= mostTicks) ?? axis.seconds;
  const count = Math.floor(axis.seconds / step) + 1;
  return Array.from({ length: count }, (_, index) => index * step).flatMap((second) => {
    const x = xOf(second, axis);
    return [
      `<line x1="${x}" x2="${x}" y1="${top}" y2="${bottom}" stroke="#e6e6e6"/>`,
      text(x, bottom + 18, `${second} s`, 'text-anchor="middle" fill="#555"'),
    ];
  });
}
