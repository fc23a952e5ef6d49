import process from 'node:process';
import type { Curve } from '../../functions/src/signal/curve.ts';
import { explain, step } from '../../scripts/terminal/say.ts';
import { compare } from './compare.ts';
import { writeCurves } from './curves/write-curves.ts';
import { type ClipFindings, formatFindings, formatSums } from './format-findings.ts';
import { createClipMeter } from './measure-clip.ts';
import { type FootageOptions, readArguments, usage } from './read-arguments.ts';
import { type Clip, readFootage } from './read-footage.ts';
import { saidIn } from './said.ts';
import { sumUp } from './sum-up.ts';

/** `npm run bench footage`: answers the exit code. */
export async function runFootage(given: readonly string[]): Promise<number> {
  let options: FootageOptions | 'help';
  try {
    options = readArguments(given);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n\n${usage}\n`);
    return 1;
  }
  if (options === 'help') {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  try {
    return await measureFootage(options);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    return 1;
  }
}

async function measureFootage({ folder, curves, only, isStrict }: FootageOptions): Promise<number> {
  const footage = await readFootage(folder);
  const clips = footage.clips.filter(({ name }) => only === null || name.includes(only));
  if (clips.length === 0) throw new Error(`No clip of ${folder} has "${only ?? ''}" in its name.`);
  const measure = createClipMeter();
  const measured: ClipFindings[] = [];
  for (const clip of clips) {
    measured.push(await step(clip.name, () => examine(clip, measure, curves), process.stderr));
  }
  const findings = measured.flatMap((clip) => clip.findings);
  const tables = [formatFindings(measured), formatSums(sumUp(findings))];
  process.stdout.write(`\n${tables.join('\n\n')}\n`);
  if (footage.unknown.length > 0 && only === null) {
    process.stdout.write(`\nNot in truth.json, not measured: ${footage.unknown.join(', ')}\n`);
  }
  if (curves !== null) process.stdout.write(`\nCurves: ${curves}\n`);
  const isWrong =
    measured.some(({ failure }) => failure !== null) || findings.some(({ isRight }) => !isRight);
  return isStrict && isWrong ? 1 : 0;
}

async function examine(
  clip: Clip,
  measure: ReturnType<typeof createClipMeter>,
  curvesFolder: string | null,
): Promise<ClipFindings> {
  const { name, truth } = clip;
  const curves: Curve[] = [];
  const takeCurve = curvesFolder === null ? undefined : (curve: Curve) => void curves.push(curve);
  try {
    const report = await measure(clip, takeCurve);
    const findings = compare(truth, saidIn(report));
    if (curvesFolder !== null) await writeCurves(curvesFolder, clip, curves, report, findings);
    return { name, as: truth.as, findings, failure: null };
  } catch (error) {
    return { name, as: truth.as, findings: [], failure: explain(error) };
  }
}
