import { queries } from '../../domain/queries.ts';
import { placeOf } from '../../domain/states/place.ts';
import { judgeSent, maxAttempts, offerAgainMs, workerLost } from '../../domain/states/runs.ts';
import { advanceLine, type LinePorts, putRight } from '../advance-line.ts';
import { dispatchRun } from '../dispatch-run.ts';
import type { Found } from '../ports/analysis-store.ts';
import type { InLine } from '../ports/line.ts';
import { changeFound } from './change-found.ts';
import { forEach } from './for-each.ts';
import { workOff } from './work-off.ts';

/** Of those that have waited longest. */
const batchSize = 100;
/** A run that waits stands in line by its own commit; one that was written by hand is told of by nobody. */
const strayAfterMs = 15_000;

/** Gives every run its turn again whose worker, task or place in line was lost. */
export async function recoverRuns(ports: LinePorts, now: Date, until: Date): Promise<void> {
  const { analyses, line } = ports;
  const ago = new Date(now.getTime() - offerAgainMs);
  const ends = await Promise.allSettled([
    workOff(
      ports,
      until,
      (limit) => analyses.find(queries.lapsedLeases(now), limit),
      (found) => recover(ports, found, now),
    ),
    line
      .restedUntil(now)
      .then((rested) => forEach(ports, rested, (found) => wake(ports, found, now))),
    line
      .outBefore(ago)
      .then((out) => forEach(ports, out, (found) => offerAgain(ports, found, now))),
    putWaitingRight(ports, new Date(now.getTime() - strayAfterMs)),
  ]);
  await advanceLine(ports);
  const failure = ends.find((end) => end.status === 'rejected');
  if (failure) throw failure.reason;
}

/** Of those that have waited longest: they stay in line, and what was lost among them comes up. */
async function putWaitingRight(ports: LinePorts, ago: Date): Promise<void> {
  const waiting = await ports.analyses.find(queries.waitingSince(ago), batchSize);
  await forEach(ports, waiting, ({ analysisId, summary }) =>
    putRight(ports, analysisId, summary.user_id),
  );
}

async function recover(
  ports: LinePorts,
  { analysisId, summary: { run_id: runId } }: Found,
  now: Date,
): Promise<void> {
  const event = await changeFound(ports, analysisId, now, ({ summary }) => {
    const lapsed = summary.lease_expires_at !== null && summary.lease_expires_at <= now;
    if (summary.status !== 'processing' || !lapsed) return null;
    return summary.attempt >= maxAttempts
      ? { kind: 'fail', error: workerLost }
      : { kind: 'requeue', newDispatch: true, reason: 'The analysis was interrupted.' };
  });
  if (event !== null) ports.logger.warn('worker_lost', { analysisId, runId, outcome: event.kind });
}

async function wake(ports: LinePorts, { analysisId, userId }: InLine, now: Date): Promise<void> {
  const event = await changeFound(ports, analysisId, now, (stored) => {
    const { notBefore } = stored.work;
    const isDue = placeOf(stored) === 'resting' && notBefore !== null && notBefore <= now;
    return isDue ? { kind: 'wake' } : null;
  });
  if (event === null) await putRight(ports, analysisId, userId);
}

async function offerAgain(
  ports: LinePorts,
  { analysisId, userId, since }: InLine,
  now: Date,
): Promise<void> {
  const stored = await ports.analyses.read(analysisId);
  if (stored === null || placeOf(stored) !== 'out') return putRight(ports, analysisId, userId);
  if (judgeSent(stored, since, now) === 'leave') return;
  await changeFound(ports, analysisId, now, (current) =>
    judgeSent(current, since, now) === 'renew' ? { kind: 'redispatch' } : null,
  );
  await dispatchRun(ports, analysisId);
}
