import type { Operations, QueueState } from '../../contract/operations.ts';
import { analysisTypes } from '../../contract/vocabulary.ts';
import { median } from '../../signal/series.ts';

/** What `operations/queue` tells everybody: nobody's name, and no place in a line that fairness reorders. */
export function queueState(operations: Operations, workers: number): QueueState {
  const { queue, active_runs: active, recent_runs: runs, updated_at } = operations;
  const medians = analysisTypes.flatMap((type) => {
    const seconds = runs
      .filter(({ analysis_type }) => analysis_type === type)
      .map(({ processing_seconds }) => processing_seconds);
    return seconds.length === 0 ? [] : [[type, Math.round(median(seconds))] as const];
  });
  return {
    ...{ waiting: queue.waiting, running: active.length, workers },
    median_seconds: Object.fromEntries(medians),
    updated_at,
  };
}
