import type { RerunAnalysisReply } from '../contract/callables.ts';
import { type Caller, requireAccess } from '../domain/access.ts';
import { AppError } from '../domain/errors.ts';
import { transition } from '../domain/transition.ts';
import type { Ports } from './ports.ts';

/** Starts a new run of an ended analysis: the old report stays, the new one comes beside it. */
export async function rerunAnalysis(
  ports: Pick<Ports, 'analyses' | 'bucket' | 'tasks' | 'ids' | 'clock' | 'logger'>,
  caller: Caller,
  analysisId: string,
): Promise<RerunAnalysisReply> {
  const runId = ports.ids.runId();
  const event = { kind: 'rerun', runId } as const;
  const now = ports.clock.now();

  const seen = requireAccess(await ports.analyses.read(analysisId), caller);
  transition(seen, event, now);
  await requireVideo(ports, seen.summary.video?.object_path ?? null);

  const dispatch = await ports.analyses.update(analysisId, (stored) => {
    const current = requireAccess(stored, caller);
    const change = transition(current, event, now);
    return { result: change.work?.dispatch ?? current.work.dispatch, change };
  });
  await ports.tasks.enqueue({ analysisId, runId, dispatch }).catch((error: unknown) => {
    ports.logger.warn('enqueue_left_to_trigger', { analysisId, runId, error });
  });
  ports.logger.info('rerun_requested', { analysisId, runId });
  return { success: true, message: 'The analysis is running again.', analysisId, runId };
}

async function requireVideo(ports: Pick<Ports, 'bucket'>, path: string | null): Promise<void> {
  if (path === null || (await ports.bucket.stat(path)) === null) {
    throw new AppError('video_missing', 'The video is gone, so it cannot be analysed again.');
  }
}
