import path from 'node:path';
import type { Benchmark, Row } from '../frame/benchmark.ts';
import { withoutTriggers } from '../load/background-triggers.ts';
import { findFfmpeg } from '../load/find-ffmpeg.ts';
import {
  type PeakMemory,
  requireProcFileSystem,
  sampleMemory,
} from '../load/own-process/sample-memory.ts';
import { makeScratchFolder } from '../load/own-process/scratch-folder.ts';
import { makePersonClip } from '../load/person-clip.ts';
import { readPreparedVideo } from '../load/read-prepared-video.ts';
import { queueAnalysis } from '../load/worker-process/queue-analysis.ts';
import { withWorkers } from '../load/worker-process/with-workers.ts';

const clipSeconds = 60;
const secondsLimit = 20;
const memoryLimitMib = 420;
const bytesPerMib = 2 ** 20;

/** One minute of 720p through a worker of its own, from the delivery of its task to its report. */
export const bodies: Benchmark = {
  name: 'bodies',
  async run(stack) {
    requireProcFileSystem();
    const folder = makeScratchFolder('disk');
    try {
      const clip = path.join(folder.path, 'person.mp4');
      await makePersonClip(await findFfmpeg(), clip, clipSeconds);
      return await withoutTriggers(stack, async () => {
        const without = await analyse(clip, false);
        const withBody = await analyse(clip, true);
        return [...rowsOf('with landmarks', withBody, true), ...rowsOf('without', without, false)];
      });
    } finally {
      folder.remove();
    }
  },
};

interface Analysed {
  outcome: string;
  seconds: number;
  peak: PeakMemory;
  /** Share of the frames looked at; null: none was. */
  seen: number | null;
}

function analyse(clip: string, landmarks: boolean): Promise<Analysed> {
  return withWorkers(1, async ([worker]) => {
    const task = await queueAnalysis(clip, worker.bucketFolder, { landmarks });
    const stop = sampleMemory(worker.processId, worker.tmpFolder);
    const startedAt = performance.now();
    const outcome = await worker.run(task);
    const seconds = (performance.now() - startedAt) / 1_000;
    const peak = await stop();
    const { measurements } = await readPreparedVideo(task, worker.bucketFolder);
    return { outcome, seconds, peak, seen: measurements.body?.seen ?? null };
  });
}

function rowsOf(
  how: string,
  { outcome, seconds, peak, seen }: Analysed,
  isLimited: boolean,
): Row[] {
  const what = `${clipSeconds} s of 720p, from task to report, ${how}`;
  const limit = (figure: number) => (isLimited ? { limit: figure } : {});
  return [
    {
      what: `${what}: not completed`,
      figure: outcome === 'completed' ? 0 : 1,
      unit: 'runs',
      limit: 0,
    },
    { what, figure: seconds, unit: 's', ...limit(secondsLimit) },
    {
      what: `${what}: peak memory of Node and its children`,
      figure: peak.residentBytes / bytesPerMib,
      unit: 'MiB',
      ...limit(memoryLimitMib),
    },
    { what: `${what}: in tmp at that moment`, figure: peak.tmpBytes / bytesPerMib, unit: 'MiB' },
    ...(isLimited
      ? [
          {
            what: `${what}: frames without a body`,
            figure: 100 * (1 - (seen ?? 0)),
            unit: '%',
            limit: 5,
          },
        ]
      : []),
  ];
}
