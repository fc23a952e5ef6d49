import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Curve } from '../../../functions/src/signal/curve.ts';
import type { Finding } from '../compare.ts';
import type { ClipReport } from '../measure-clip.ts';
import type { Clip } from '../read-footage.ts';
import { drawCurves } from './draw-curves.ts';
import { filmStrip } from './film-strip.ts';
import { formatCsv } from './format-csv.ts';
import { marksOf } from './marks.ts';

/** `<clip>.csv` and `<clip>.svg` in the folder. */
export async function writeCurves(
  folder: string,
  clip: Clip,
  curves: readonly Curve[],
  report: ClipReport,
  findings: readonly Finding[],
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const seconds = Math.max(
    ...curves.map(({ startSeconds, rate, values }) => startSeconds + values.length / rate),
  );
  const strip = await filmStrip(clip.path, seconds);
  const picture = drawCurves({
    title: clip.name,
    seconds,
    strip,
    curves,
    marks: marksOf(clip.truth, report, findings),
  });
  await writeFile(path.join(folder, `${clip.name}.csv`), formatCsv(curves));
  await writeFile(path.join(folder, `${clip.name}.svg`), picture);
}
