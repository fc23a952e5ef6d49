import type { CancelAnalysisReply } from '../contract/callables.ts';
import { type Caller, requireAccess } from '../domain/access.ts';
import { transition } from '../domain/states/transition.ts';
import type { Ports } from './ports.ts';
import { withdrawTasks } from './withdraw-tasks.ts';

/** Ends an analysis as its owner wishes; a worker that holds it sees the change and stops. */
export async function cancelAnalysis(
  ports: Pick<Ports, 'analyses' | 'tasks' | 'clock' | 'logger'>,
  caller: Caller,
  analysisId: string,
): Promise<CancelAnalysisReply> {
  const task = await ports.analyses.update(analysisId, (stored) => {
    const current = requireAccess(stored, caller);
    const change = transition(current, { kind: 'cancel' }, ports.clock.now());
    const { run_id: runId } = current.summary;
    return { result: { analysisId, runId, dispatch: current.work.dispatch }, change };
  });
  await withdrawTasks(ports, task);
  ports.logger.info('cancelled', { analysisId, runId: task.runId });
  return { analysisId, status: 'cancelled' };
}
