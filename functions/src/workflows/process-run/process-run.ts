import { profiles } from '../../contract/profiles/all.ts';
import { asAppError } from '../../domain/errors.ts';
import type { Analysis } from '../../domain/states/analysis.ts';
import { asRunError, condemnsVideo, triesAgain, tryAgainAt } from '../../domain/states/runs.ts';
import { objectPrefix } from '../../domain/video/object-paths.ts';
import type { RunTask } from '../ports/task-queue.ts';
import type { Ports } from '../ports.ts';
import { changeHeldRun } from './change-held-run.ts';
import { type ClaimedRun, claimRun, type FollowedRun } from './claim-run.ts';
import { clipsOf } from './cut-highlights.ts';
import { type HeldRun, holdRun } from './hold-run.ts';
import type { PipelineLimits } from './pipeline-limits.ts';
import { RunLost } from './run-lost.ts';
import { runPipeline } from './run-pipeline.ts';

/**
 * One delivery of a task. Returns when the run has ended, whatever its end, and when the task is
 * void; throws only where the queue should deliver it again.
 */
export async function processRun(
  ports: Ports,
  limits: PipelineLimits,
  task: RunTask,
  returns = 0,
): Promise<void> {
  const run = await claimRun(ports, task, returns);
  if (run === null) return finishRemoval(ports, task);
  const held = holdRun(ports, run);
  try {
    const report = await runPipeline(ports, limits, run, held);
    await changeHeldRun(ports, run, ...(await held.settle()), { kind: 'complete', report });
    ports.logger.info('completed', { ...fieldsOf(run), totalScore: report.total_score });
  } catch (thrown) {
    await endUnfinished(ports, run, held, held.signal.aborted ? held.signal.reason : thrown);
  }
}

async function endUnfinished(
  ports: Ports,
  run: FollowedRun,
  held: HeldRun,
  thrown: unknown,
): Promise<void> {
  const unwritten = await held.settle();
  if (thrown instanceof RunLost) return abandon(ports, run, held);
  const error = asAppError(thrown);
  const again = triesAgain(error, run.attempt);
  const notBefore = tryAgainAt(error, ports.clock.now());
  const event = again
    ? ({
        kind: 'requeue',
        newDispatch: notBefore !== null,
        reason: error.message,
        notBefore,
      } as const)
    : ({ kind: 'fail', error: asRunError(error) } as const);
  try {
    await changeHeldRun(ports, run, ...unwritten, event);
  } catch (lost) {
    if (lost instanceof RunLost) return abandon(ports, run, held);
    throw lost;
  }
  ports.logger.error(again ? 'attempt_failed' : 'failed', {
    ...fieldsOf(run),
    code: error.code,
    notBefore,
    cause: error.cause ?? error,
  });
  if (again && notBefore === null) throw error;
  // A trigger has the task come when it is due: the worker may enqueue none.
  if (again) return;
  if (condemnsVideo(run.summary, error.code)) await removeObjects(ports, run);
}

/** The delivery that ended this run may have died, or failed, before the video was removed. */
async function finishRemoval(ports: Ports, { analysisId, runId }: RunTask): Promise<void> {
  const summary = (await ports.analyses.read(analysisId))?.summary;
  if (summary?.status !== 'failed' || summary.run_id !== runId || summary.error === null) return;
  if (!condemnsVideo(summary, summary.error.code)) return;
  await ports.bucket.removeAll(objectPrefix(summary.user_id, analysisId));
}

/** Somebody cancelled, reran, deleted or took over: nothing of ours may stay behind. */
async function abandon(ports: Ports, run: ClaimedRun, held: HeldRun): Promise<void> {
  ports.logger.info('run_abandoned', fieldsOf(run));
  const stored = await ports.analyses.read(run.analysisId);
  const goesOn = stored?.summary.status === 'processing' && stored.summary.run_id === run.runId;
  const copy = held.copy.current();
  const handedOver = goesOn && copy?.uri != null && stored.work.modelCopy?.name === copy.name;
  // Who took the run over uses a copy that it found sent. Any other would be nobody's: this worker
  // may have slept while it was looked for, and have sent it since.
  if (copy !== null && !handedOver) {
    await ports.analyzer.forget(copy).catch((error: unknown) => {
      ports.logger.warn('copy_left_to_trigger', { ...fieldsOf(run), error });
    });
  }
  if (stored === null) await removeObjects(ports, run);
  // The write that completed the run may have been taken for a failed one.
  else if (!isCompletedBy(run, stored)) await removeClips(ports, run);
}

function isCompletedBy({ runId, attempt }: ClaimedRun, { summary }: Analysis): boolean {
  const { status } = summary;
  return status === 'completed' && summary.run_id === runId && summary.attempt === attempt;
}

async function removeClips(ports: Ports, run: ClaimedRun): Promise<void> {
  if (profiles[run.summary.analysis_type].finds !== 'highlights') return;
  await ports.bucket.removeAll(clipsOf(run, run.attempt));
}

const removeObjects = (ports: Ports, run: ClaimedRun) =>
  ports.bucket.removeAll(objectPrefix(run.summary.user_id, run.analysisId));

const fieldsOf = ({ analysisId, runId, attempt }: ClaimedRun) => ({ analysisId, runId, attempt });
