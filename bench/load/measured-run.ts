import { startOldServer } from './old-server/old-server.ts';
import type { MemoryGroup, MemoryGroups } from './own-process/memory-group.ts';
import { type PeakMemory, sampleMemory } from './own-process/sample-memory.ts';
import { makeScratchFolder } from './own-process/scratch-folder.ts';
import type { SourceVideo } from './source-videos/make-sources.ts';
import { queueAnalysis } from './worker-process/queue-analysis.ts';
import { startWorker } from './worker-process/worker-process.ts';

export type Way = 'ours' | 'old way';

/** One video through a new process, and what it took. */
export interface MeasuredRun {
  source: SourceVideo;
  way: Way;
  /** `completed`; `killed`: by the kernel, whichever process it chose; else the run's status and code. */
  outcome: string;
  peak: PeakMemory;
  /** From the first byte of the upload to the result. */
  elapsedMs: number;
}

/** The limit is the worker's own, and the cgroup's where groups are possible. */
export async function measureRun(
  way: Way,
  source: SourceVideo,
  { groups, limitMib }: { groups: MemoryGroups; limitMib: number },
): Promise<MeasuredRun> {
  const group = groups.possible ? groups.make(limitMib) : null;
  const bucket = makeScratchFolder('disk');
  try {
    const subject = await startSubject(way, bucket.path, group, limitMib);
    const stopSampling = sampleMemory(subject.processId, subject.tmpFolder);
    const startedAt = performance.now();
    try {
      const outcome = await subject.process(source);
      const elapsedMs = performance.now() - startedAt;
      const wasKilled = group !== null && group.kills() > 0;
      const peak = await stopSampling();
      return { source, way, outcome: wasKilled ? 'killed' : outcome, peak, elapsedMs };
    } finally {
      await stopSampling();
      await subject.stop();
    }
  } finally {
    bucket.remove();
    await group?.remove();
  }
}

interface Subject {
  processId: number;
  tmpFolder: string;
  process(source: SourceVideo): Promise<string>;
  stop(): Promise<void>;
}

async function startSubject(
  way: Way,
  bucketFolder: string,
  group: MemoryGroup | null,
  memoryMib: number,
): Promise<Subject> {
  if (way === 'old way') {
    const server = await startOldServer(group);
    return { ...server, process: (source) => server.upload(source.path) };
  }
  const worker = await startWorker({ bucketFolder, group, memoryMib });
  return {
    ...worker,
    process: async (source) => worker.run(await queueAnalysis(source.path, bucketFolder)),
  };
}
