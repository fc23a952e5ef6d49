import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { createAnalysisStore } from '../../functions/src/adapters/firestore/analysis-store.ts';
import { createBudgetLedger } from '../../functions/src/adapters/firestore/budget-ledger.ts';
import { createLine } from '../../functions/src/adapters/firestore/line.ts';
import { createOperationsBoard } from '../../functions/src/adapters/firestore/operations-board.ts';
import { createStatistics } from '../../functions/src/adapters/firestore/statistics.ts';
import { createWorkers } from '../../functions/src/adapters/firestore/workers.ts';
import { createIds } from '../../functions/src/adapters/ids.ts';
import type { CreateAnalysisRequest } from '../../functions/src/contract/callables.ts';
import type { Caller } from '../../functions/src/domain/access.ts';
import type { BudgetTerms } from '../../functions/src/domain/limits/budget.ts';
import type { Analysis } from '../../functions/src/domain/states/analysis.ts';
import type { Event } from '../../functions/src/domain/states/events.ts';
import { transition } from '../../functions/src/domain/states/transition.ts';
import { sourcePath } from '../../functions/src/domain/video/object-paths.ts';
import { acceptUpload } from '../../functions/src/workflows/accept-upload.ts';
import { ownStep } from '../../functions/src/workflows/ask-admission.ts';
import { createAnalysis } from '../../functions/src/workflows/create-analysis.ts';
import type { RunTask, TaskQueue } from '../../functions/src/workflows/ports/task-queue.ts';
import type { VideoBucket } from '../../functions/src/workflows/ports/video-bucket.ts';
import type { Logger } from '../../functions/src/workflows/ports.ts';
import { claimRun, type FollowedRun } from '../../functions/src/workflows/process-run/claim-run.ts';
import { rerunAnalysis } from '../../functions/src/workflows/rerun-analysis.ts';
import { aRequest } from './build-analysis.ts';
import { createFakeClock } from './fake-clock.ts';

// There is no metadata server beside the emulators: gcp-metadata warns after looking for one.
process.env['METADATA_SERVER_DETECTION'] ??= 'none';

// The adapters' own copy of the SDK: another copy's values are foreign to it.
const ofFunctions = createRequire(new URL('../../functions/package.json', import.meta.url));
const { deleteApp, initializeApp }: typeof import('firebase-admin/app') =
  ofFunctions('firebase-admin/app');
const { getFirestore }: typeof import('firebase-admin/firestore') = ofFunctions(
  'firebase-admin/firestore',
);

const silent: Logger = { info() {}, warn() {}, error() {} };

export const aUser = (): Caller => ({ userId: randomUUID(), isAdmin: false });
export const anAdmin = (): Caller => ({ userId: randomUUID(), isAdmin: true });

/** A day of so many dollars. */
export const termsOf = (limitUsd: number): BudgetTerms => ({
  unit: 'usd',
  limitUsd,
  limitTokens: 50_000_000,
  userShare: 0.2,
  judging: { frames_per_second: 4, usd_per_million_input: 1, usd_per_million_output: 1 },
});

/**
 * The workflows with the real store and ledger on the Firestore emulator, in a project that no
 * function and no other test looks at: what fills the service up or empties its budget stays here.
 */
export function startService({
  maxPendingInAll = 1_000,
  workers = 2,
  ...terms
}: Partial<BudgetTerms> & { maxPendingInAll?: number; workers?: number } = {}) {
  const app = initializeApp({ projectId: `demo-limits-${randomUUID()}` }, randomUUID());
  const firestore = getFirestore(app);
  const clock = createFakeClock();
  /** Where these are gone, so is the video. */
  const objects = new Map<string, boolean>();
  /** How far each upload session that was opened has come. */
  const uploads = new Map<string, Awaited<ReturnType<VideoBucket['uploadProgress']>>>();
  const describe = (path: string) =>
    ({
      path,
      generation: '1',
      sizeBytes: 1_000,
      contentType: 'video/mp4',
      uploaded: true,
    }) as const;
  const bucket: Partial<VideoBucket> = {
    async openUpload({ objectPath }) {
      const url = `https://upload.example/${uploads.size}/${objectPath}`;
      uploads.set(url, 'none');
      return { url, headers: {} };
    },
    uploadProgress: async (url) => uploads.get(url) ?? null,
    stat: async (path) => (objects.has(path) ? describe(path) : null),
    remove: async (path) => void objects.delete(path),
    async removeAll(prefix) {
      for (const path of objects.keys()) if (path.startsWith(prefix)) objects.delete(path);
    },
  };
  const enqueued: RunTask[] = [];
  const tasks: TaskQueue = {
    enqueue: async (task) => void enqueued.push(task),
    async remove() {},
  };
  const ports = {
    analyses: createAnalysisStore(firestore, clock, { maxPendingInAll }),
    line: createLine(firestore, { workers }),
    budget: createBudgetLedger(firestore, clock, { ...termsOf(25), ...terms }, { workers }),
    statistics: createStatistics(firestore),
    workers: createWorkers(firestore, clock, silent),
    operations: createOperationsBoard(firestore, { workers }),
    queueMonitor: { state: async () => null },
    bucket: bucket as VideoBucket,
    tasks,
    clock,
    ids: createIds(),
    logger: silent,
  };
  const limits = {
    maxVideoSizeBytes: 1_000_000,
    allowedOrigins: [],
    maxPendingJobs: 10,
    dailyRunsPerUser: 50,
    rerunsPerHour: 10,
    maxStoredBytes: 1_000_000,
  };

  const create = (caller: Caller, fields: Partial<CreateAnalysisRequest> = {}) =>
    createAnalysis(
      ports,
      limits,
      caller,
      { ...aRequest, ...fields },
      { origin: null, session: null },
    );
  const upload = (userId: string, analysisId: string) =>
    objects.set(`videos/${userId}/${analysisId}/source`, true);
  /** As the bucket tells of an upload that has ended. */
  async function arrive(userId: string, analysisId: string): Promise<void> {
    upload(userId, analysisId);
    await acceptUpload(ports, describe(sourcePath(userId, analysisId)));
  }
  /** An analysis whose video has arrived. */
  async function arrived(owner: Caller): Promise<string> {
    const { analysisId } = await create(owner);
    await arrive(owner.userId, analysisId);
    return analysisId;
  }
  /** One that a worker has claimed. */
  async function claimed(owner: Caller): Promise<FollowedRun> {
    const analysisId = await arrived(owner);
    const runId = (await ports.analyses.read(analysisId))?.summary.run_id ?? '';
    const run = await claimRun(ports, { analysisId, runId, dispatch: 1 });
    if (run === null) throw new Error('Nobody claimed it.');
    return run;
  }
  /** As every door changes an analysis; throws what the state refuses. */
  async function happen(analysisId: string, event: Event): Promise<void> {
    const decide = (stored: Analysis | null) => {
      if (stored === null) throw new Error('It is gone.');
      return { result: null, change: transition(stored, event, clock.now()) };
    };
    if (event.kind !== 'acceptUpload') {
      await ports.analyses.update(analysisId, decide);
      return;
    }
    const userId = (await ports.analyses.read(analysisId))?.summary.user_id ?? '';
    await ports.analyses.begin(analysisId, decide, ownStep(userId));
  }

  return {
    firestore,
    ports,
    clock,
    create,
    upload,
    uploads,
    /** Every task so far. */
    enqueued,
    arrive,
    arrived,
    claimed,
    /** A second apart. */
    async arrivedInTurn(owners: readonly Caller[]): Promise<string[]> {
      const ids: string[] = [];
      for (const owner of owners) {
        ids.push(await arrived(owner));
        await clock.pass(1_000);
      }
      return ids;
    },
    happen,
    /** An analysis at a worker. */
    async begin(owner: Caller): Promise<string> {
      const { analysisId } = await create(owner);
      upload(owner.userId, analysisId);
      await happen(analysisId, { kind: 'acceptUpload', generation: '1' });
      await happen(analysisId, { kind: 'claim' });
      return analysisId;
    },
    /** What the workers have told, once one of them has told of a peak over so many MB. */
    heard: (overMb = 0) =>
      vi.waitFor(
        async () => {
          const workers = await ports.workers.heardSince(new Date(0));
          expect(workers.some(({ lastPeakMb }) => lastPeakMb > overMb)).toBe(true);
          return workers;
        },
        { timeout: 30_000 },
      ),
    rerun: (caller: Caller, analysisId: string) => rerunAnalysis(ports, limits, caller, analysisId),
    /** Has the clock go on until this has ended. */
    async whilePassing<T>(work: Promise<T>): Promise<T> {
      let isOver = false;
      const end = () => {
        isOver = true;
      };
      work.then(end, end);
      while (!isOver) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        await clock.pass(200);
      }
      return work;
    },
    /** The ids of what a user's quota calls pending. */
    async pendingOf(userId: string): Promise<string[]> {
      const quota = await firestore.doc(`quotas/${userId}`).get();
      return Object.keys(quota.get('pending') ?? {});
    },
    async heldInAll(): Promise<number> {
      const { docs } = await firestore.collection('capacity').get();
      return docs.reduce((sum, shard) => sum + Number(shard.get('held')), 0);
    },
    stop: () => deleteApp(app),
  };
}

export type Service = ReturnType<typeof startService>;

/** Call it at the top of a test file: each test has a service of its own, and a dancer. */
export function useService(take: (made: { service: Service; dancer: Caller }) => void): void {
  let service: Service;
  beforeEach(() => {
    service = startService();
    take({ service, dancer: aUser() });
  });
  afterEach(() => service.stop());
}
