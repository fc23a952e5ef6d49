import { makeScratchFolder } from '../own-process/scratch-folder.ts';
import { queueAnalysis } from './queue-analysis.ts';
import { startWorker, type WorkerProcess } from './worker-process.ts';

export interface PoolWorker extends WorkerProcess {
  bucketFolder: string;
}
type AtLeastOne<T> = [T, ...T[]];

const memoryMib = 2_048;

/** This many worker processes, outside of any cgroup, while `use` runs. */
export async function withWorkers<T>(
  count: number,
  use: (workers: AtLeastOne<PoolWorker>) => Promise<T>,
): Promise<T> {
  const bucket = makeScratchFolder('disk');
  const workers: PoolWorker[] = [];
  try {
    for (let index = 0; index < count; index += 1) {
      const options = { bucketFolder: bucket.path, group: null, memoryMib };
      workers.push({ ...(await startWorker(options)), bucketFolder: bucket.path });
    }
    const [first, ...others] = workers;
    if (first === undefined) throw new Error('At least one worker is needed.');
    return await use([first, ...others]);
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
    bucket.remove();
  }
}

/** Works off the videos, each worker one at a time; answers how each run ended. */
export async function completeAll(
  workers: readonly PoolWorker[],
  videos: readonly { path: string }[],
): Promise<string[]> {
  const outcomes: string[] = [];
  const queue = videos.values();
  await Promise.all(
    workers.map(async (worker) => {
      for (const video of queue) {
        outcomes.push(await worker.run(await queueAnalysis(video.path, worker.bucketFolder)));
      }
    }),
  );
  return outcomes;
}
