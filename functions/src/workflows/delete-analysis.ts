import type { DeleteAnalysisReply } from '../contract/callables.ts';
import { type Caller, requireAccess } from '../domain/access.ts';
import type { Ports } from './ports.ts';

/** Document and reports are gone at the reply; the objects follow by the delete trigger. */
export async function deleteAnalysis(
  ports: Pick<Ports, 'analyses' | 'tasks' | 'logger'>,
  caller: Caller,
  analysisId: string,
): Promise<DeleteAnalysisReply> {
  const { summary, work } = requireAccess(await ports.analyses.read(analysisId), caller);
  await ports.analyses.remove(analysisId);
  const task = { analysisId, runId: summary.run_id, dispatch: work.dispatch };
  await ports.tasks.remove(task).catch((error: unknown) => {
    ports.logger.warn('void_task_left_in_queue', { ...task, error });
  });
  ports.logger.info('deleted', { analysisId });
  return { analysisId };
}
