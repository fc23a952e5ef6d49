import { AppError } from '../../domain/errors.ts';
import type { Analysis } from '../../domain/states/analysis.ts';
import { type Claim, judgeDelivery, mostReturns, workerLost } from '../../domain/states/runs.ts';
import { transition } from '../../domain/states/transition.ts';
import type { FollowedAnalysis } from '../ports/analysis-store.ts';
import type { RunTask } from '../ports/task-queue.ts';
import type { Ports } from '../ports.ts';

/** Summary and work are as they were when the run was claimed. */
export interface ClaimedRun extends Claim, Analysis {
  analysisId: string;
}
/** With what the worker that holds it changes it by. */
export interface FollowedRun extends ClaimedRun {
  followed: FollowedAnalysis;
}

type Outcome = 'void' | 'held' | 'early' | 'exhausted' | Omit<ClaimedRun, 'analysisId' | 'runId'>;

/**
 * Takes the run for this worker; null where the task is void. Throws where it is to come back, which
 * it may some times: `returns` says how often it has.
 */
export async function claimRun(
  ports: Pick<Ports, 'analyses' | 'clock' | 'logger'>,
  task: RunTask,
  returns = 0,
): Promise<FollowedRun | null> {
  const now = ports.clock.now();
  const followed = ports.analyses.follow(task.analysisId);
  const claimed = await followed.update<Outcome>((stored) => {
    const verdict = judgeDelivery(stored, task, now);
    if (stored === null) return { result: 'void', change: null };
    if (verdict === 'exhausted') {
      const change = transition(stored, { kind: 'fail', error: workerLost }, now);
      return { result: verdict, change };
    }
    if (verdict !== 'claim') return { result: verdict, change: null };
    const attempt = stored.summary.attempt + 1;
    const change = transition(stored, { kind: 'claim' }, now);
    return { result: { attempt, ...stored }, change };
  });

  const { analysisId, runId } = task;
  const outcome = typeof claimed === 'string' ? claimed : 'claimed';
  ports.logger.info('task_delivered', { ...task, outcome });
  const mayReturn = returns < mostReturns;
  if (claimed === 'held' && mayReturn) {
    throw new AppError('already_running', 'Another worker holds this run.', { retryable: true });
  }
  if (claimed === 'early' && mayReturn) {
    throw new AppError('already_running', 'This run is to wait a while.', { retryable: true });
  }
  return typeof claimed === 'string' ? null : { analysisId, runId, followed, ...claimed };
}
