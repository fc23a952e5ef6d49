import type { Code } from '../contract/codes.ts';
import type { RunError, Summary } from '../contract/summary.ts';
import type { Analysis } from './analysis.ts';
import type { AppError } from './errors.ts';

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

/** A run that should have a task in the queue: waiting, and held by nobody. */
export function awaitsWorker(summary: Summary): boolean {
  return (
    (summary.status === 'queued' || summary.status === 'processing') &&
    summary.stage === 'queued' &&
    summary.lease_expires_at === null
  );
}

/**
 * What a delivered task may do. `void`: it belongs to a past run or dispatch, drop it. `held`:
 * another worker is at it, come back later. `exhausted`: tried too often.
 */
export function judgeDelivery(
  stored: Analysis | null,
  task: { runId: string; dispatch: number },
  now: Date,
): 'claim' | 'held' | 'void' | 'exhausted' {
  if (stored === null) return 'void';
  const { summary, work } = stored;
  if (summary.status !== 'queued' && summary.status !== 'processing') return 'void';
  if (summary.run_id !== task.runId || work.dispatch !== task.dispatch) return 'void';
  if (summary.lease_expires_at !== null && summary.lease_expires_at > now) return 'held';
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

/** Whether no run of this video can ever succeed, so that keeping it serves nobody. */
export function condemnsVideo(code: Code): boolean {
  return faultsOfTheVideo.has(code);
}

export function asRunError(error: AppError): RunError {
  return { code: error.code, message: error.message, retryable: error.retryable };
}
