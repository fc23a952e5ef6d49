import type { RunError, Summary } from '../contract/summary.ts';
import { queries } from '../domain/queries.ts';
import type { Analysis } from '../domain/states/analysis.ts';
import type { Event } from '../domain/states/events.ts';
import { judgeWaiting, maxAttempts, offerAgainMs, workerLost } from '../domain/states/runs.ts';
import { transition } from '../domain/states/transition.ts';
import { objectPrefix, sourcePath } from '../domain/video/object-paths.ts';
import { acceptUpload } from './accept-upload.ts';
import { dispatchRun } from './dispatch-run.ts';
import type { Found } from './ports/analysis-store.ts';
import type { Ports } from './ports.ts';
import { type ShowPorts, showOperations } from './show-operations.ts';

type SweepPorts = Pick<Ports, 'bucket' | 'budget' | 'tasks'> & ShowPorts;

const uploadLimitMs = 60 * 60 * 1000;
/** How long an expired analysis still says so before it is removed. */
const expiredForMs = 24 * 60 * 60 * 1000;
/** Per kind of work and sweep; the rest is for the next minute. */
const batchSize = 100;

const uploadIncomplete: RunError = {
  code: 'upload_incomplete',
  message: 'The video was not uploaded within an hour. Please upload it again.',
  retryable: false,
};

/** Ends or requeues what nobody holds any more, and removes what is due. Harmless at any time. */
export async function sweep(ports: SweepPorts): Promise<void> {
  const now = ports.clock.now();
  const ago = (ms: number) => new Date(now.getTime() - ms);

  await forEach(ports, queries.lapsedLeases(now), (found) => recoverRun(ports, found, now));
  for (const status of ['queued', 'processing'] as const) {
    const waiting = queries.waitingSince(ago(offerAgainMs), status);
    await forEach(ports, waiting, (found) => offerAgain(ports, found, now));
  }
  await forEach(ports, queries.uploadsBegunBefore(ago(uploadLimitMs)), (found) =>
    endUpload(ports, found, now),
  );
  await forEach(ports, queries.dueToExpire(now), (found) => expire(ports, found, now));
  await ports.budget.refresh();
  await showOperations(ports);
}

async function recoverRun(
  ports: SweepPorts,
  { analysisId, summary: { run_id: runId } }: Found,
  now: Date,
): Promise<void> {
  const event = await change(ports, analysisId, now, ({ summary }) => {
    const lapsed = summary.lease_expires_at !== null && summary.lease_expires_at <= now;
    if (summary.status !== 'processing' || !lapsed) return null;
    return summary.attempt >= maxAttempts
      ? { kind: 'fail', error: workerLost }
      : { kind: 'requeue', newDispatch: true, reason: 'The analysis was interrupted.' };
  });
  if (event === null) return;
  ports.logger.warn('worker_lost', { analysisId, runId, outcome: event.kind });
  await dispatchRun(ports, analysisId);
}

async function offerAgain(ports: SweepPorts, { analysisId }: Found, now: Date): Promise<void> {
  const verdict = await ports.analyses.update(analysisId, (stored) => {
    const judged = stored === null ? 'leave' : judgeWaiting(stored, now);
    if (stored === null || judged !== 'renew') return { result: judged, change: null };
    return { result: judged, change: transition(stored, { kind: 'redispatch' }, now) };
  });
  if (verdict !== 'leave') await dispatchRun(ports, analysisId);
}

async function endUpload(ports: SweepPorts, { analysisId, summary }: Found, now: Date) {
  // It did arrive, and the event of it is late.
  const arrived = await ports.bucket.stat(sourcePath(summary.user_id, analysisId));
  if (arrived !== null) {
    await acceptUpload(ports, arrived);
    return;
  }
  const event = await change(ports, analysisId, now, (stored) =>
    stored.summary.status === 'uploading' ? { kind: 'fail', error: uploadIncomplete } : null,
  );
  if (event === null) return;
  ports.logger.error('failed', {
    analysisId,
    runId: summary.run_id,
    code: uploadIncomplete.code,
  });
  await removeObjects(ports, analysisId, summary);
}

async function expire(ports: SweepPorts, { analysisId, summary }: Found, now: Date) {
  if (summary.status === 'expired') {
    await ports.analyses.remove(analysisId);
    ports.logger.info('expired_removed', { analysisId, runId: summary.run_id });
    return;
  }
  const removeAt = new Date(now.getTime() + expiredForMs);
  const event = await change(ports, analysisId, now, (stored) =>
    isDue(stored.summary, now) ? { kind: 'expire', removeAt } : null,
  );
  if (event === null) return;
  ports.logger.info('expired', { analysisId, runId: summary.run_id });
  await ports.analyses.removeReports(analysisId);
  await removeObjects(ports, analysisId, summary);
}

/** A rerun that began since it was found has taken the time away, or its end has set another. */
function isDue({ status, expires_at: expiresAt }: Summary, now: Date): boolean {
  const hasEnded = status === 'completed' || status === 'failed' || status === 'cancelled';
  return hasEnded && expiresAt !== undefined && expiresAt <= now;
}

const removeObjects = (ports: SweepPorts, analysisId: string, summary: Summary) =>
  ports.bucket.removeAll(objectPrefix(summary.user_id, analysisId));

async function change(
  ports: SweepPorts,
  analysisId: string,
  now: Date,
  choose: (stored: Analysis) => Event | null,
): Promise<Event | null> {
  return ports.analyses.update(analysisId, (stored) => {
    const event = stored === null ? null : choose(stored);
    if (stored === null || event === null) return { result: null, change: null };
    return { result: event, change: transition(stored, event, now) };
  });
}

/** One that fails is logged and left for the next sweep; it does not stop the others. */
async function forEach(
  ports: SweepPorts,
  query: Parameters<Ports['analyses']['find']>[0],
  act: (found: Found) => Promise<void>,
): Promise<void> {
  for (const found of await ports.analyses.find(query, batchSize)) {
    await act(found).catch((error: unknown) => {
      ports.logger.error('sweep_failed', {
        analysisId: found.analysisId,
        runId: found.summary.run_id,
        error,
      });
    });
  }
}
