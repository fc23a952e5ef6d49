import type { Operations } from '../contract/operations.ts';
import { newsSince, shownRuns, withNews, workerGoneMs } from '../domain/operations/board.ts';
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
  'analyses' | 'budget' | 'workers' | 'operations' | 'queueMonitor' | 'clock' | 'logger'
>;

const showAgainMs = 5_000;
const shownActiveRuns = 50;

/**
 * Shows admins where the service stands, unless that was done a moment ago. Fails nobody's work. What
 * ended longer ago is read again once an hour: else a service that nobody uses would read it all day.
 */
export async function showOperations(ports: ShowPorts): Promise<void> {
  try {
    const now = ports.clock.now();
    const shown = await ports.operations.shown();
    if (shown !== null && now.getTime() - shown.updated_at.getTime() < showAgainMs) return;
    const ends = await Promise.allSettled([ports.budget.refresh(), showBoard(ports, shown, now)]);
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  } catch (error) {
    ports.logger.warn('operations_not_shown', { error });
  }
}

async function showBoard(ports: ShowPorts, shown: Operations | null, now: Date): Promise<void> {
  const since = newsSince(shown, now);
  const found = await describe(ports, since, now);
  const isWhole = shown === null || since === null;
  await ports.operations.show(isWhole ? { ...found, whole_at: now } : withNews(shown, found, now));
}

/** `since` null: all; else what has ended, or been heard of a worker, since then. */
async function describe(ports: ShowPorts, since: Date | null, now: Date): Promise<Operations> {
  const { analyses, workers, queueMonitor, logger } = ports;
  const [heard, held, waiting, tasks, failed, completed] = await Promise.all([
    workers.heardSince(since ?? new Date(now.getTime() - peaksCountMs)),
    analyses.find(queries.heldRuns(now), shownActiveRuns),
    findWaiting(analyses, now),
    queueMonitor.state().catch((error: unknown) => {
      logger.warn('queue_not_read', { error });
      return null;
    }),
    analyses.find(queries.lastFailed(since), shownRuns),
    analyses.find(queries.lastCompleted(since), shownRuns),
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
