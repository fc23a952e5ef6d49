import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAnalysisStore } from '../../../functions/src/adapters/firestore/analysis-store.ts';
import { createBudgetLedger } from '../../../functions/src/adapters/firestore/budget-ledger.ts';
import { createCensus } from '../../../functions/src/adapters/firestore/census.ts';
import { createLine } from '../../../functions/src/adapters/firestore/line.ts';
import { createOperationsBoard } from '../../../functions/src/adapters/firestore/operations-board.ts';
import { createStatistics } from '../../../functions/src/adapters/firestore/statistics.ts';
import { createRemovals } from '../../../functions/src/adapters/firestore/tombstones.ts';
import { createWorkers } from '../../../functions/src/adapters/firestore/workers.ts';
import { createIds } from '../../../functions/src/adapters/ids.ts';
import type { BudgetTerms } from '../../../functions/src/domain/limits/budget.ts';
import type { KeptVideo } from '../../../functions/src/workflows/ports/video-bucket.ts';
import type { Clock, Logger, Ports } from '../../../functions/src/workflows/ports.ts';
import { regionalFirestore } from './regional-firestore.ts';

/** What Storage, Cloud Tasks and Auth take of one call within a region: stand-ins that only wait. */
export const otherServicesMs = 30;
/** The service's clock is ahead, so that what is written now has lain there for long. */
export const aheadMs = 2 * 60 * 60 * 1000;

const terms: BudgetTerms = {
  unit: 'usd',
  limitUsd: 10_000,
  limitTokens: 0,
  userShare: 0.2,
  judging: { frames_per_second: 4, usd_per_million_input: 1, usd_per_million_output: 1 },
};

export interface ServiceOptions {
  workers: number;
  maxPendingInAll: number;
  /** What lies in the bucket and belongs to no analysis. */
  leftOvers?: readonly KeptVideo[];
  logger?: Logger;
}

export type RegionalService = ReturnType<typeof startRegionalService>;

/** The product's adapters of Firestore and workflows, as far away from Firestore as within a region. */
export function startRegionalService(options: ServiceOptions) {
  const { workers, maxPendingInAll, leftOvers = [] } = options;
  const logger = options.logger ?? { info() {}, warn() {}, error() {} };
  const { firestore, commits, close } = regionalFirestore(`demo-load-${randomUUID()}`);
  const clock: Clock = {
    now: () => new Date(Date.now() + aheadMs),
    every: () => () => {},
    after: () => () => {},
  };
  const travel = () => sleep(otherServicesMs);
  const ledger = () => createBudgetLedger(firestore, clock, terms, { workers });
  const sizes = { maxPendingInAll };
  const ports = {
    analyses: createAnalysisStore(firestore, clock, sizes),
    line: createLine(firestore, { workers }),
    budget: ledger(),
    statistics: createStatistics(firestore),
    workers: createWorkers(firestore, clock, logger),
    operations: createOperationsBoard(firestore, { workers }),
    census: createCensus(firestore),
    removals: createRemovals(firestore, clock),
    removalTasks: { enqueue: travel },
    accounts: {
      async existing(userIds: readonly string[]) {
        await travel();
        return new Set(userIds);
      },
    },
    queueMonitor: {
      async state() {
        await travel();
        return null;
      },
    },
    tasks: { enqueue: travel, remove: travel },
    bucket: {
      async openUpload({ objectPath }: { objectPath: string }) {
        await travel();
        return { url: `https://upload.example/${objectPath}`, headers: {} };
      },
      async uploadProgress() {
        await travel();
        return 'none';
      },
      async stat() {
        await travel();
        return null;
      },
      remove: travel,
      // Lists what there is, then removes it.
      removeAll: () => travel().then(travel),
      async videosFrom() {
        await travel();
        return { items: [...leftOvers], next: null };
      },
    },
    analyzer: { forget: travel },
    clock,
    ids: createIds(),
    logger,
  } as unknown as Ports;
  return {
    firestore,
    ports,
    /** As another worker has it. */
    ledger,
    commits,
    close,
  };
}
