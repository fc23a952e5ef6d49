import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createMedia } from '../../functions/src/adapters/ffmpeg/create-media.ts';
import { findBinaries } from '../../functions/src/adapters/ffmpeg/find-binaries.ts';
import { createWorkspaces } from '../../functions/src/adapters/workspace.ts';
import type { Benchmark, Row } from '../frame/benchmark.ts';
import { median } from '../frame/percentile.ts';
import { bareFfmpeg, proxyCommandLine } from '../load/bare-ffmpeg.ts';
import { localBinaries } from '../load/find-ffmpeg.ts';
import { makeFullHdClip } from '../load/full-hd-clip.ts';
import { prepareVideo } from '../load/prepare-video.ts';
import { processorTimeMs } from '../load/processor-time.ts';

const pairs = 5;

/** What we add to ffmpeg's own work; the machine is as busy for the one as for the other. */
export const pipeline: Benchmark = {
  name: 'pipeline',
  async run() {
    const folder = await mkdtemp(path.join(tmpdir(), 'bench-pipeline-'));
    try {
      return await measurePairs(folder);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

async function measurePairs(folder: string): Promise<Row[]> {
  const { ffmpegPath } = await findBinaries(localBinaries);
  const source = path.join(folder, 'source.mp4');
  const bareProxy = path.join(folder, 'proxy.mp4');
  await makeFullHdClip(ffmpegPath, source);
  const media = createMedia(localBinaries);
  const workspaces = createWorkspaces({ rootDirectory: folder });

  const taken: { ours: Taken; bare: Taken }[] = [];
  // The first pair reads the clip and the programs into the page cache.
  for (let pair = 0; pair <= pairs; pair += 1) {
    const bare = await timed(async () => {
      await bareFfmpeg(ffmpegPath, proxyCommandLine(source, bareProxy));
      return (await stat(bareProxy)).size;
    });
    const ours = await timed(
      async () => (await prepareVideo(media, workspaces, source)).proxyBytes,
    );
    requireSameProxy(ours.proxyBytes, bare.proxyBytes);
    if (pair > 0) taken.push({ ours, bare });
  }
  return rows(taken);
}

interface Taken {
  proxyBytes: number;
  wallMs: number;
  processorMs: number;
}

async function timed(work: () => Promise<number>): Promise<Taken> {
  const processorBefore = await processorTimeMs();
  const startedAt = performance.now();
  const proxyBytes = await work();
  const wallMs = performance.now() - startedAt;
  const processorAfter = await processorTimeMs();
  return { proxyBytes, wallMs, processorMs: (processorAfter ?? 0) - (processorBefore ?? 0) };
}

/** Both encode the same: the product's options may change, and the bare ones have to follow. */
function requireSameProxy(oursBytes: number, bareBytes: number): void {
  if (Math.abs(oursBytes / bareBytes - 1) < 0.02) return;
  throw new Error(
    `Our proxy takes ${oursBytes} bytes and that of the bare command ${bareBytes}: they are not ` +
      'the same work. Bring bench/load/bare-ffmpeg.ts in line with ffmpeg-arguments.ts.',
  );
}

function rows(taken: readonly { ours: Taken; bare: Taken }[]): Row[] {
  const what = '30 s of 1080p with sound, checked, normalised, measured';
  const seconds = (ms: readonly number[]) => median(ms) / 1_000;
  const [first] = taken;
  const ratios: Row[] = [
    {
      what: `${what}, over ffmpeg for the proxy alone, median of ${taken.length} pairs`,
      figure: median(taken.map(({ ours, bare }) => ours.wallMs / bare.wallMs)),
      unit: '×',
      limit: 1.15,
    },
    {
      what: `${what}: median of ${taken.length}`,
      figure: seconds(taken.map(({ ours }) => ours.wallMs)),
      unit: 's',
    },
    {
      what: `the proxy alone by ffmpeg: median of ${taken.length}`,
      figure: seconds(taken.map(({ bare }) => bare.wallMs)),
      unit: 's',
    },
  ];
  if (first === undefined || first.bare.processorMs === 0) return ratios;
  const processor = taken.map(({ ours, bare }) => ours.processorMs / bare.processorMs);
  const inProcessorTime = {
    what: `${what}, over ffmpeg's, in processor time of all processes`,
    figure: median(processor),
    unit: '×',
  };
  return [...ratios, inProcessorTime];
}
