import { isUnderWay } from '../contract/under-way.ts';
import { statuses } from '../contract/vocabulary.ts';
import { keepEveryMs, looksAgain, settleMs } from '../domain/accounts/removal.ts';
import { queries } from '../domain/queries.ts';
import { userPrefix } from '../domain/video/object-paths.ts';
import { removeRemains } from './clean-up-analysis.ts';
import { inGroups } from './in-groups.ts';
import type { RemovalTask } from './ports/accounts.ts';
import type { Found } from './ports/analysis-store.ts';
import type { Clock, Ports } from './ports.ts';
import { type ShowPorts, showOperations } from './show-operations.ts';
import { withdrawTasks } from './withdraw-tasks.ts';

type RemovalPorts = Pick<
  Ports,
  'accounts' | 'analyzer' | 'bucket' | 'budget' | 'removals' | 'tasks' | 'traces'
> &
  ShowPorts;

const pageSize = 100;

/**
 * Removes everything of a user. Each step begins with what is there by now, so that it goes on where a
 * worker died; runs stop first, and what one of them still wrote is found by the next look. The
 * account goes last but for its quota, by which the sweep finds a removal that nobody goes on with.
 * Two at once would only come between each other: the earlier task leaves it to the later.
 */
export async function removeAccount(ports: RemovalPorts, task: RemovalTask): Promise<void> {
  const { userId, removal } = task;
  const stopKeeping = ports.clock.every(keepEveryMs, () => {
    ports.removals.keep(userId).catch((error: unknown) => {
      ports.logger.warn('removal_not_kept', { removal, error });
    });
  });
  try {
    const end = await lookUntilGone(ports, task);
    ports.logger.info(end, { removal });
  } finally {
    stopKeeping();
  }
}

async function lookUntilGone(
  ports: RemovalPorts,
  task: RemovalTask,
): Promise<'account_removed' | 'removal_replaced'> {
  const { userId, removal } = task;
  for (let looks = 1; ; looks += 1) {
    const mark = await ports.removals.hold(task);
    if (mark === null) return 'removal_replaced';
    const found = await removeAll(ports, userId);
    ports.logger.info('account_looked_over', { removal, looks, found });
    if (looksAgain(looks, found)) {
      await pause(ports.clock, settleMs);
      continue;
    }
    await showOperations(ports);
    await ports.accounts.remove(userId);
    if (await ports.removals.finish(userId, mark)) return 'account_removed';
  }
}

async function removeAll(ports: RemovalPorts, userId: string): Promise<number> {
  let analyses = 0;
  for (const status of statuses.filter((each) => isUnderWay(each))) {
    const underWay = queries.list({ userId, status, analysisType: null });
    analyses += await removeFound(ports, underWay);
  }
  analyses += await removeFound(ports, queries.ownedBy(userId));
  await ports.bucket.removeAll(userPrefix(userId));
  await ports.traces.removeFromWorkers();
  await ports.budget.removeShares(userId);
  return analyses + (await ports.traces.removeOfUser(userId));
}

async function removeFound(
  ports: RemovalPorts,
  query: Parameters<Ports['analyses']['find']>[0],
): Promise<number> {
  let count = 0;
  for (;;) {
    const found = await ports.analyses.find(query, pageSize);
    if (found.length === 0) return count;
    count += found.length;
    await ports.traces.removeOfAnalyses(found.map(({ analysisId }) => analysisId));
    await inGroups(found, (one) => removeOne(ports, one));
  }
}

/** Its objects go with all others of the user. */
async function removeOne(ports: RemovalPorts, { analysisId, summary }: Found): Promise<void> {
  const run = { analysisId, runId: summary.run_id };
  const work = isUnderWay(summary.status) ? await ports.analyses.readWork(analysisId) : null;
  await ports.analyses.remove(analysisId);
  if (work !== null) await withdrawTasks(ports, { ...run, dispatch: work.dispatch });
  await removeRemains(ports, analysisId).catch((error: unknown) => {
    // Without its summary it is no step of ours any more.
    ports.logger.warn('clean_up_left_to_trigger', { ...run, error });
  });
}

const pause = (clock: Pick<Clock, 'after'>, ms: number) =>
  new Promise<void>((resolve) => {
    clock.after(ms, resolve);
  });
