import type { RerunAnalysisReply } from '../contract/callables.ts';
import { type Caller, requireAccess } from '../domain/access.ts';
import { AppError } from '../domain/errors.ts';
import { sourcePath } from '../domain/object-paths.ts';
import { transition } from '../domain/transition.ts';
import type { Ports, RunTask } from './ports.ts';

type RerunPorts = Pick<Ports, 'analyses' | 'bucket' | 'tasks' | 'ids' | 'clock' | 'logger'>;

/** Starts a new run of an ended analysis: the old report stays, the new one comes beside it. */
export async function rerunAnalysis(
  ports: RerunPorts,
  caller: Caller,
  analysisId: string,
): Promise<RerunAnalysisReply> {
  // An owner's video lies where its path says, so that one transaction is all that an owner waits for.
  const guess = sourcePath(caller.userId, analysisId);
  const begun = await beginRun(ports, caller, analysisId, await seek(ports, guess));
  const task =
    'runId' in begun
      ? begun
      : await beginRun(ports, caller, analysisId, await seek(ports, begun.path));
  if (!('runId' in task)) throw videoMissing();

  await ports.tasks.enqueue(task).catch((error: unknown) => {
    ports.logger.warn('enqueue_left_to_trigger', { ...task, error });
  });
  const { runId } = task;
  ports.logger.info('rerun_requested', { analysisId, runId });
  return { success: true, message: 'The analysis is running again.', analysisId, runId };
}

interface Sought {
  path: string;
  exists: boolean;
}

async function seek(ports: RerunPorts, path: string): Promise<Sought> {
  return { path, exists: (await ports.bucket.stat(path)) !== null };
}

/** The run's task; or, with nothing changed, where the video lies if it was sought elsewhere. */
function beginRun(
  ports: RerunPorts,
  caller: Caller,
  analysisId: string,
  sought: Sought,
): Promise<RunTask | { path: string }> {
  const runId = ports.ids.runId();
  return ports.analyses.update<RunTask | { path: string }>(analysisId, (stored) => {
    const current = requireAccess(stored, caller);
    const change = transition(current, { kind: 'rerun', runId }, ports.clock.now());
    const path = current.summary.video?.object_path;
    if (path === undefined) throw videoMissing();
    if (path !== sought.path) return { result: { path }, change: null };
    if (!sought.exists) throw videoMissing();
    const dispatch = change.work?.dispatch ?? current.work.dispatch;
    return { result: { analysisId, runId, dispatch }, change };
  });
}

function videoMissing(): AppError {
  return new AppError('video_missing', 'The video is gone, so it cannot be analysed again. Please upload it again.');
}
