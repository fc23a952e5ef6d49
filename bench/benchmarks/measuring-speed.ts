import path from 'node:path';
import { createMedia } from '../../functions/src/adapters/ffmpeg/create-media.ts';
import { planDecoding } from '../../functions/src/domain/video/decoding-plan.ts';
import type { Row } from '../frame/benchmark.ts';
import { median } from '../frame/percentile.ts';
import { bareFfmpeg } from '../load/bare-ffmpeg.ts';
import { findFfmpeg, localBinaries } from '../load/find-ffmpeg.ts';
import { makeHdClip } from '../load/hd-clip.ts';
import { measureWithoutProxy } from '../load/measure-without-proxy.ts';

const clipSeconds = 60;
const pairs = 3;
const realTimeOver = 10;

/** How long measuring alone takes, and bare decoding beside it: the machine is as busy for both. */
export async function measureSpeed(folder: string): Promise<Row[]> {
  const ffmpegPath = await findFfmpeg();
  const clipPath = path.join(folder, 'hd.mp4');
  await makeHdClip(ffmpegPath, clipPath, clipSeconds);
  const probed = await createMedia(localBinaries).probe(clipPath, new AbortController().signal);
  const source = { path: clipPath, plan: planDecoding(probed, null), seconds: clipSeconds };
  const decode = () =>
    bareFfmpeg(ffmpegPath, ['-threads', '2', '-i', source.path, '-f', 'null', '-']);
  const measure = async () => {
    const { motion_energy } = await measureWithoutProxy(ffmpegPath, source, folder);
    if (motion_energy === null) throw new Error('Nothing was measured of the clip.');
  };
  const taken: { measured: number; decoded: number }[] = [];
  // The first pair reads the clip and the programs into the page cache.
  for (let pair = 0; pair <= pairs; pair += 1) {
    const decoded = await secondsOf(decode);
    const measured = await secondsOf(measure);
    if (pair > 0) taken.push({ measured, decoded });
  }
  const what = `${clipSeconds} s of 720p measured, nothing encoded`;
  return [
    {
      what: `${what}: median of ${pairs}; the limit is ${realTimeOver} times real time`,
      figure: median(taken.map(({ measured }) => measured)),
      unit: 's',
      limit: clipSeconds / realTimeOver,
    },
    {
      what: `${what}, over ffmpeg that only decodes it: median of ${pairs} pairs`,
      figure: median(taken.map(({ measured, decoded }) => measured / decoded)),
      unit: '×',
    },
  ];
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1_000;
}
