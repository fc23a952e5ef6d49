import type { Code } from '../../contract/codes.ts';
import type { RunError, Summary } from '../../contract/summary.ts';
import type { AppError } from '../errors.ts';
import type { Analysis } from './analysis.ts';

/** A run is tried this often: once, and requeued at most three times. */
export const maxAttempts = 4;

/** What fences a worker's writes: both change when the run is given to anybody else. */
export interface Claim {
  runId: string;
  attempt: number;
}

/** Whether this claim still holds the run: nobody cancelled, reran, deleted or took it over. */
export function holds(summary: Summary | null, claim: Claim): boolean {
  return (
    summary?.status === 'processing' &&
    summary.run_id === claim.runId &&
    summary.attempt === claim.attempt &&
    summary.lease_expires_at !== null
  );
}

/** What tells whether a run waits. */
export type Waiting = Pick<Summary, 'status' | 'stage' | 'lease_expires_at'>;

/** A run that should have a task in the queue: waiting, and held by nobody. */
export function awaitsWorker(summary: Waiting): boolean {
  return (
    (summary.status === 'queued' || summary.status === 'processing') &&
    summary.stage === 'queued' &&
    summary.lease_expires_at === null
  );
}

/** A run that was sent is offered to the queue again after this, should no task of it ever have got there. */
export const offerAgainMs = 2 * 60_000;
/** After this the queue may have lost the task while it still knows, and refuses, its name. */
const offerAnewMs = 10 * 60_000;

/**
 * What is due for a run that was sent and that nobody has taken. `offer`: its task, harmless where
 * the queue has it. `renew`: a task under a new name; ever more rarely, since each adds one to it.
 */
export function judgeSent(
  { summary, work }: Analysis,
  sentAt: Date,
  now: Date,
): 'leave' | 'offer' | 'renew' {
  if (!awaitsWorker(summary) || !work.sent) return 'leave';
  const waitedMs = now.getTime() - Math.max(sentAt.getTime(), summary.updated_at.getTime());
  if (waitedMs < offerAgainMs) return 'leave';
  return waitedMs < offerAnewMs * 2 ** Math.max(0, work.dispatch - 1) ? 'offer' : 'renew';
}

/** A run with more tasks than this goes round in circles: no sound path makes half as many. */
export const maxDispatches = 25;

export const goesRound: RunError = {
  code: 'internal',
  message: 'Something went wrong on our side and the analysis was stopped. Please run it again.',
  retryable: true,
};

/** Waits longer than this are scheduled, since the queue's own retry may come as early (its minBackoffSeconds). */
const queueBackoffSeconds = 10;

/** When a run that failed for now is to be tried again; null: whenever the queue delivers it again. */
export function tryAgainAt({ retryAfterSeconds = 0 }: AppError, now: Date): Date | null {
  if (retryAfterSeconds <= queueBackoffSeconds) return null;
  return new Date(now.getTime() + retryAfterSeconds * 1_000);
}

/** How often a task is sent back to the queue; from then on the sweep sees to its run. */
export const mostReturns = 3;

/**
 * What a delivered task may do. `void`: it belongs to a past run, drop it. `held`: another worker is
 * at it, `early`: the run is to wait; in both cases come back later. `exhausted`: tried too often.
 * A run may have several tasks, of which any may claim it: the claim, not the task, fences.
 */
export function judgeDelivery(
  stored: Analysis | null,
  task: { runId: string; dispatch: number },
  now: Date,
): 'claim' | 'held' | 'early' | 'void' | 'exhausted' {
  if (stored === null) return 'void';
  const { summary, work } = stored;
  if (summary.status !== 'queued' && summary.status !== 'processing') return 'void';
  if (summary.run_id !== task.runId || task.dispatch > work.dispatch) return 'void';
  if (summary.lease_expires_at !== null && summary.lease_expires_at > now) return 'held';
  if (work.notBefore !== null && work.notBefore > now) return 'early';
  return summary.attempt >= maxAttempts ? 'exhausted' : 'claim';
}

export const workerLost: RunError = {
  code: 'worker_lost',
  message: 'The analysis was interrupted several times. Please run it again.',
  retryable: true,
};

const triedAgainByItself: ReadonlySet<Code> = new Set([
  'internal',
  'analyzer_rate_limited',
  'analyzer_unavailable',
  'analyzer_timeout',
]);

/** Whether the queue should deliver the run again, rather than the owner being told that it failed. */
export function triesAgain(error: AppError, attempt: number): boolean {
  return error.retryable && attempt < maxAttempts && triedAgainByItself.has(error.code);
}

const faultsOfTheVideo: ReadonlySet<Code> = new Set([
  'upload_incomplete',
  'upload_mismatch',
  'unsupported_format',
  'video_unreadable',
  'video_has_no_picture',
  'video_too_long',
  'video_too_large',
]);

/**
 * Whether no run of the video of this analysis can ever succeed, so that keeping it serves nobody.
 * One that an earlier run found good is kept: what changed may be our limits.
 */
export function condemnsVideo(
  { rerun_requested_at, video }: Pick<Summary, 'rerun_requested_at' | 'video'>,
  code: Code,
): boolean {
  const wasGood = rerun_requested_at !== undefined && (video?.duration_seconds ?? null) !== null;
  return faultsOfTheVideo.has(code) && !wasGood;
}

export function asRunError(error: AppError): RunError {
  return { code: error.code, message: error.message, retryable: error.retryable };
}
