import type { DeleteAnalysisReply } from '../contract/callables.ts';
import { type Caller, requireAccess } from '../domain/access.ts';
import type { Ports } from './ports.ts';
import { withdrawTasks } from './withdraw-tasks.ts';

/** Document and reports are gone at the reply; objects and copies follow by the delete trigger. */
export async function deleteAnalysis(
  ports: Pick<Ports, 'analyses' | 'tasks' | 'logger'>,
  caller: Caller,
  analysisId: string,
): Promise<DeleteAnalysisReply> {
  const { summary, work } = requireAccess(await ports.analyses.read(analysisId), caller);
  await ports.analyses.remove(analysisId);
  const task = { analysisId, runId: summary.run_id, dispatch: work.dispatch };
  await withdrawTasks(ports, task);
  ports.logger.info('deleted', { analysisId, runId: task.runId });
  return { analysisId };
}
