import type { AnalysisType } from '../../../functions/src/contract/vocabulary.ts';
import { type PeakMemory, sampleMemory } from '../own-process/sample-memory.ts';
import { readPreparedVideo } from '../read-prepared-video.ts';
import { queueAnalysis } from './queue-analysis.ts';
import { withWorkers } from './with-workers.ts';

export interface FollowedRun {
  outcome: string;
  seconds: number;
  peak: PeakMemory;
  /** Share of the looks in which the dancer was seen who was seen the least; 0 where none was followed. */
  seen: number;
}

/** A run from its task to its report, in a worker process of its own. */
export function followInWorker(
  clip: string,
  analysisType: AnalysisType,
  landmarks: boolean,
): Promise<FollowedRun> {
  return withWorkers(1, async ([worker]) => {
    const task = await queueAnalysis(clip, worker.bucketFolder, {
      analysisType,
      params: { landmarks },
    });
    const stop = sampleMemory(worker.processId, worker.tmpFolder);
    const startedAt = performance.now();
    const outcome = await worker.run(task);
    const seconds = (performance.now() - startedAt) / 1_000;
    const peak = await stop();
    const { measurements } = await readPreparedVideo(task, worker.bucketFolder);
    const followed = measurements.bodies ?? [measurements.body];
    const seen = followed.map((body) => body?.seen ?? 0);
    return { outcome, seconds, peak, seen: seen.length > 0 ? Math.min(...seen) : 0 };
  });
}
