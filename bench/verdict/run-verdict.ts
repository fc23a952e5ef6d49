import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { explain, step } from '../../scripts/terminal/say.ts';
import { createClipMeter } from '../footage/measure-clip.ts';
import { type Clip, readFootage } from '../footage/read-footage.ts';
import { describeBreaches } from '../frame/benchmark.ts';
import { formatTable } from '../frame/format-table.ts';
import { findFfmpeg } from '../load/find-ffmpeg.ts';
import { degradations, degrade } from './degrade.ts';
import { plantedRows } from './planted-rows.ts';
import { type Compared, compareReadings, type Reading, readingsIn } from './readings.ts';
import { calibrationRows, describeCompared, rows } from './sum-up.ts';

export const usage = `Usage: npm run bench verdict [-- <folder> [--only=<text>]]

Tells whether faults that are planted in a drawn dance lower their own score alone. With a folder as of
bench footage (docs/footage.md) its clips are degraded, one thing at a time, and the scores of each are
looked for in the ranges of the degraded one's.`;

/** `npm run bench verdict`: answers the exit code. */
export async function runVerdict(given: readonly string[]): Promise<number> {
  const options = given.filter((argument) => argument.startsWith('--'));
  const [folder, ...more] = given.filter((argument) => !argument.startsWith('--'));
  const isKnown = options.every((option) => option.startsWith('--only='));
  if (!isKnown || more.length > 0) {
    const isAsked = options.includes('--help');
    process[isAsked ? 'stdout' : 'stderr'].write(`${usage}\n`);
    return isAsked ? 0 : 1;
  }
  try {
    const planted = await step('Planted faults', async () => plantedRows(), process.stderr);
    const only = options.at(-1)?.slice('--only='.length) ?? '';
    const measured = folder === undefined ? [] : await calibrate(folder, only);
    const results = rows([...planted, ...measured]);
    process.stdout.write(`\n${formatTable(results)}\n`);
    const breaches = describeBreaches(results);
    for (const breach of breaches) process.stdout.write(`✗ ${breach}\n`);
    return breaches.length === 0 ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    return 1;
  }
}

async function calibrate(folder: string, only: string) {
  const { clips } = await readFootage(folder);
  const scratch = await mkdtemp(path.join(tmpdir(), 'bench-verdict-'));
  const measure = createClipMeter();
  const ffmpeg = await findFfmpeg();
  const clear: Reading[] = [];
  const compared: Compared[] = [];

  async function examine(clip: Clip): Promise<void> {
    const type = clip.truth.as;
    const report = await measure(clip);
    const readings = readingsIn(type, report);
    clear.push(...readings);
    const { values, interval_seconds: interval } = report.measurements.motion_curve;
    const source = { path: clip.path, seconds: (values.length + 1) * interval };
    for (const [how, degradation] of Object.entries(degradations)) {
      const degraded = path.join(scratch, 'degraded.mp4');
      await degrade(ffmpeg, source, degradation, degraded);
      const found = readingsIn(type, await measure({ ...clip, path: degraded }));
      compared.push(...compareReadings(how, readings, found));
    }
  }

  try {
    for (const clip of clips.filter(({ name }) => name.includes(only))) {
      await step(clip.name, () => examine(clip), process.stderr).catch((error: unknown) => {
        process.stderr.write(`${explain(error)}\n`);
      });
    }
  } finally {
    await rm(scratch, { recursive: true });
  }
  process.stdout.write(`\n${describeCompared(compared)}\n`);
  return calibrationRows(compared, clear);
}
