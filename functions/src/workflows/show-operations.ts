import type { Operations } from '../contract/operations.ts';
import {
  asActiveRun,
  asRecentError,
  asRecentRun,
  asWorkersMemory,
} from '../domain/operations/operations.ts';
import { peaksCountMs } from '../domain/operations/worker-memory.ts';
import { queries } from '../domain/queries.ts';
import { findWaiting } from './find-waiting.ts';
import type { Ports } from './ports.ts';

export type ShowPorts = Pick<
  Ports,
  'analyses' | 'workers' | 'operations' | 'queueMonitor' | 'clock' | 'logger'
>;

const showAgainMs = 5_000;
const shownRuns = 20;
const shownActiveRuns = 50;
/** A worker tells of itself every few seconds while it is at a run. */
const workerGoneMs = 10 * 60_000;

/** Shows admins where the service stands, unless that was done a moment ago. Fails nobody's work. */
export async function showOperations(ports: ShowPorts): Promise<void> {
  try {
    const now = ports.clock.now();
    const shownAt = await ports.operations.updatedAt();
    if (shownAt !== null && now.getTime() - shownAt.getTime() < showAgainMs) return;
    await ports.operations.show(await describe(ports, now));
  } catch (error) {
    ports.logger.warn('operations_not_shown', { error });
  }
}

async function describe(ports: ShowPorts, now: Date): Promise<Operations> {
  const { analyses, workers, queueMonitor, logger } = ports;
  const [heard, held, waiting, tasks, failed, completed] = await Promise.all([
    workers.heardSince(new Date(now.getTime() - peaksCountMs)),
    analyses.find(queries.heldRuns(now), shownActiveRuns),
    findWaiting(analyses, now),
    queueMonitor.state().catch((error: unknown) => {
      logger.warn('queue_not_read', { error });
      return null;
    }),
    analyses.find(queries.lastFailed(), shownRuns),
    analyses.find(queries.lastCompleted(), shownRuns),
  ]);
  const workersSince = new Date(now.getTime() - workerGoneMs);
  return {
    memory: asWorkersMemory(heard, workersSince, now),
    active_runs: held.map(asActiveRun),
    queue: { waiting: waiting.count, waiting_since: waiting.since, tasks },
    recent_errors: failed.flatMap(asRecentError),
    recent_runs: completed.flatMap(asRecentRun),
    updated_at: now,
  };
}
