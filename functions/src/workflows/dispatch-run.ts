import { placeOf } from '../domain/states/place.ts';
import { awaitsWorker } from '../domain/states/runs.ts';
import type { Ports } from './ports.ts';

/** Makes sure that a run that was sent, or rests, has its task in the queue; harmless when it has. */
export async function dispatchRun(
  ports: Pick<Ports, 'analyses' | 'tasks'>,
  analysisId: string,
): Promise<void> {
  const stored = await ports.analyses.read(analysisId);
  if (stored === null || !awaitsWorker(stored.summary) || placeOf(stored) === 'waiting') return;
  const { dispatch, notBefore } = stored.work;
  await ports.tasks.enqueue({ analysisId, runId: stored.summary.run_id, dispatch }, notBefore);
}
