import path from 'node:path';
import { ROOT } from '../../scripts/stack/paths.ts';
import type { Benchmark, Row } from '../frame/benchmark.ts';
import { withoutTriggers } from '../load/background-triggers.ts';
import { completeAll, withWorkers } from '../load/worker-process/with-workers.ts';

/** What MAX_CONCURRENT_PROCESSING may let run at once. */
const concurrencies = [1, 2, 3];
const queuedRuns = 18;
const sample = { path: path.join(ROOT, 'scripts', 'sample', 'dance-100-bpm.mp4') };

export const throughput: Benchmark = {
  name: 'throughput',
  run: (stack) =>
    withoutTriggers(stack, async () => {
      const rows: Row[] = [];
      for (const concurrency of concurrencies) rows.push(await measureQueue(concurrency));
      return rows;
    }),
};

async function measureQueue(concurrency: number): Promise<Row> {
  const elapsedMs = await withWorkers(concurrency, async (workers) => {
    // An instance's first run also opens its connections and looks for ffmpeg.
    await completeOrThrow(workers, workers.length);
    const startedAt = performance.now();
    await completeOrThrow(workers, queuedRuns);
    return performance.now() - startedAt;
  });
  return {
    what: `MAX_CONCURRENT_PROCESSING ${concurrency}: a queue of ${queuedRuns} sample videos through that many warm worker processes`,
    figure: queuedRuns / (elapsedMs / 60_000),
    unit: 'runs/min',
  };
}

async function completeOrThrow(
  workers: Parameters<typeof completeAll>[0],
  count: number,
): Promise<void> {
  const outcomes = await completeAll(workers, Array<typeof sample>(count).fill(sample));
  const other = outcomes.find((outcome) => outcome !== 'completed');
  if (other !== undefined) throw new Error(`A run of the sample video ended ${other}.`);
}
