import type { RerunAnalysisReply } from '../contract/callables.ts';
import { type Caller, requireAccess } from '../domain/access.ts';
import { AppError } from '../domain/errors.ts';
import type { UserLimits } from '../domain/limits/admission.ts';
import { transition } from '../domain/states/transition.ts';
import { sourcePath } from '../domain/video/object-paths.ts';
import { admissionOf, askBudget, type BudgetCheck } from './ask-admission.ts';
import type { RunTask } from './ports/task-queue.ts';
import type { Ports } from './ports.ts';

type RerunPorts = Pick<
  Ports,
  'analyses' | 'bucket' | 'budget' | 'tasks' | 'ids' | 'clock' | 'logger'
>;

/** Starts a new run of an ended analysis: the old report stays, the new one comes beside it. */
export async function rerunAnalysis(
  ports: RerunPorts,
  limits: UserLimits,
  caller: Caller,
  analysisId: string,
): Promise<RerunAnalysisReply> {
  // An owner's video lies where its path says, so that one exchange with the store is all that an
  // owner waits for.
  const guess = { ownerId: caller.userId, path: sourcePath(caller.userId, analysisId) };
  const [sought, requireBudget] = await Promise.all([seek(ports, guess), askBudget(ports)]);
  const run = { analysisId, caller, limits, requireBudget };
  const begun = await beginRun(ports, run, sought);
  const task = 'runId' in begun ? begun : await beginRun(ports, run, await seek(ports, begun));
  if (!('runId' in task)) throw videoMissing();

  await ports.tasks.enqueue(task).catch((error: unknown) => {
    ports.logger.warn('enqueue_left_to_trigger', { ...task, error });
  });
  const { runId } = task;
  ports.logger.info('rerun_requested', { analysisId, runId });
  return { success: true, message: 'The analysis is running again.', analysisId, runId };
}

interface Place {
  ownerId: string;
  path: string;
}
interface Sought extends Place {
  exists: boolean;
}
interface WantedRun {
  analysisId: string;
  caller: Caller;
  limits: UserLimits;
  requireBudget: BudgetCheck;
}

async function seek(ports: RerunPorts, place: Place): Promise<Sought> {
  return { ...place, exists: (await ports.bucket.stat(place.path)) !== null };
}

/** The run's task; or, with nothing changed, whose the video is and where, if it was sought elsewhere. */
function beginRun(
  ports: RerunPorts,
  { analysisId, caller, ...checks }: WantedRun,
  sought: Sought,
): Promise<RunTask | Place> {
  const runId = ports.ids.runId();
  const now = ports.clock.now();
  return ports.analyses.begin<RunTask | Place>(
    analysisId,
    (stored) => {
      const current = requireAccess(stored, caller);
      const change = transition(current, { kind: 'rerun', runId }, now);
      const { user_id: ownerId, video } = current.summary;
      if (video === null) throw videoMissing();
      const path = video.object_path;
      if (path !== sought.path || ownerId !== sought.ownerId) {
        return { result: { ownerId, path }, change: null };
      }
      if (!sought.exists) throw videoMissing();
      const dispatch = change.work?.dispatch ?? current.work.dispatch;
      return { result: { analysisId, runId, dispatch }, change };
    },
    admissionOf({ analysisId, kind: 'rerun', ownerId: sought.ownerId }, caller, { ...checks, now }),
  );
}

function videoMissing(): AppError {
  return new AppError(
    'video_missing',
    'The video is gone, so it cannot be analysed again. Please upload it again.',
  );
}
