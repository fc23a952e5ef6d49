import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAnalysisStore } from '../../../functions/src/adapters/firestore/analysis-store.ts';
import { createRemovals } from '../../../functions/src/adapters/firestore/tombstones.ts';
import { createTraces } from '../../../functions/src/adapters/firestore/traces.ts';
import { createWebhookDocuments } from '../../../functions/src/adapters/firestore/webhook-documents.ts';
import { createGeminiAnalyzer } from '../../../functions/src/adapters/gemini/gemini-analyzer.ts';
import { createExactLimiter } from '../../../functions/src/adapters/rate-limiter/exact-limiter.ts';
import type { App } from '../../../functions/src/app.ts';
import { createAnalysis } from '../../../functions/src/workflows/create-analysis.ts';
import type { Ports } from '../../../functions/src/workflows/ports.ts';
import { removeAccount } from '../../../functions/src/workflows/remove-account.ts';
import { rotateWebhookSecret } from '../../../functions/src/workflows/rotate-webhook-secret.ts';
import { adminFirestore, bucket, objectsOf } from '../../support/admin-sdk.ts';
import { aRequest } from '../../support/build-analysis.ts';
import {
  type GeminiStandIn,
  standInKey,
  startGeminiStandIn,
} from '../../support/gemini-stand-in/gemini-stand-in.ts';
import { hang } from '../../support/gemini-stand-in/misbehaviour.ts';
import { type InProcessWorker, seedRun, startWorker } from '../../support/in-process-worker.ts';
import { makeClip } from '../../support/make-clips.ts';
import { aUser, type Service, startService } from '../../support/service-in-process.ts';
import { documentsNaming } from '../../support/traces-of.ts';

const silent = { info() {}, warn() {}, error() {} };
const deletedRefusal = { code: 'unauthenticated', message: 'This account has been deleted.' };

/** The ports of a removal in a project that no function and no other test looks at. */
function removalPorts({ firestore, ports, clock }: Service): Ports {
  const waitsForNobody: Ports['clock'] = {
    ...clock,
    after(_ms, call) {
      setImmediate(call);
      return () => {};
    },
  };
  return {
    ...ports,
    clock: waitsForNobody,
    accounts: { read: async () => null, existing: async () => new Set(), async remove() {} },
    removals: createRemovals(firestore, clock),
    traces: createTraces(firestore, clock),
    analyzer: { analyse: () => Promise.reject(new Error('judges nothing')), async forget() {} },
  } as unknown as Ports;
}

/** All documents of the service's own project that name the user. */
async function namesOf({ firestore }: Service, userId: string): Promise<string[]> {
  const collections = await firestore.listCollections();
  const all = (await Promise.all(collections.map((each) => each.get()))).flatMap(
    ({ docs }) => docs,
  );
  return all
    .filter((doc) => `${doc.ref.path} ${JSON.stringify(doc.data())}`.includes(userId))
    .map(({ ref }) => ref.path);
}

describe('a tombstone', () => {
  let service: Service;
  let ports: Ports;
  beforeEach(() => {
    service = startService();
    ports = removalPorts(service);
  });
  afterEach(() => service.stop());

  async function bury(userId: string): Promise<void> {
    const task = await ports.removals.begin(userId);
    if (task === null) throw new Error('It has begun already.');
    await removeAccount(ports, task);
  }

  it('refuses what would be made from then on, and nobody else', async () => {
    const [gone, other] = [aUser(), aUser()];
    const ended = await service.begin(gone);
    await service.happen(ended, { kind: 'cancel' });
    await ports.removals.begin(gone.userId);
    const webhooks = createWebhookDocuments(service.firestore);
    const windows = [{ limit: 50, lengthMs: 60_000 }];
    const rates = createExactLimiter(service.firestore, service.clock, windows, 'changes');
    const rotate = (caller: typeof gone) =>
      rotateWebhookSecret({ ...service.ports, webhooks }, caller);

    for (const attempt of [
      () => service.create(gone),
      () => service.rerun(gone, ended),
      () => rotate(gone),
      () => rates.take(`user:${gone.userId}`),
    ]) {
      await expect(attempt()).rejects.toMatchObject(deletedRefusal);
    }
    await expect(service.create(other)).resolves.toBeDefined();
    await expect(rotate(other)).resolves.toBeDefined();
    await expect(rates.take(`user:${other.userId}`)).resolves.toBeUndefined();
    await expect(rates.take(`address:${gone.userId}`)).resolves.toBeUndefined();
  });

  it('bears no uid and goes by itself after a day', async () => {
    const { userId } = aUser();
    await bury(userId);
    const { docs } = await service.firestore.collection('tombstones').get();
    expect(JSON.stringify(docs.map((doc) => [doc.id, doc.data()]))).not.toContain(userId);
    const day = 24 * 3_600_000;
    expect(docs[0]?.get('expires_at').toDate().getTime()).toBe(service.clock.now().getTime() + day);
    expect(await namesOf(service, userId)).toEqual([]);
  });

  it('has one removal, however many begin it at once', async () => {
    const { userId } = aUser();
    const begun = await Promise.all(Array.from({ length: 8 }, () => ports.removals.begin(userId)));
    expect(begun.filter((task) => task !== null)).toEqual([{ userId, removal: 1 }]);
  });

  it('has another one begin where nobody has gone on with the first for a while', async () => {
    const { userId } = aUser();
    await ports.removals.begin(userId);
    await service.clock.pass(60_000);
    expect(await ports.removals.begin(userId)).toEqual({ userId, removal: 2 });
  });

  it('has the earlier one leave it to the later', async () => {
    const dancer = aUser();
    await service.create(dancer);
    const first = await ports.removals.begin(dancer.userId);
    await service.clock.pass(60_000);
    const second = await ports.removals.begin(dancer.userId);
    if (first === null || second === null) throw new Error('It has not begun.');
    await removeAccount(ports, first);
    expect(await namesOf(service, dancer.userId)).not.toEqual([]);
    await removeAccount(ports, second);
    expect(await namesOf(service, dancer.userId)).toEqual([]);
  });

  it('leaves nothing of fifty creations, whenever each of them is decided and stored', async () => {
    const dancer = aUser();
    const attempts = Array.from({ length: 50 }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * 7));
      return service.create(dancer);
    });
    const ends = Promise.allSettled(attempts);
    await new Promise((resolve) => setTimeout(resolve, 120));
    await bury(dancer.userId);
    const refused = (await ends).filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect(await namesOf(service, dancer.userId)).toEqual([]);
    expect(await service.heldInAll()).toBe(0);
  });

  it('stops a creation that had decided before it, and is stored after all is gone', async () => {
    const dancer = aUser();
    const decided = Promise.withResolvers<void>();
    const buried = Promise.withResolvers<void>();
    const late = new Proxy(service.firestore, {
      get(target, property) {
        const value = Reflect.get(target, property, target);
        if (typeof value !== 'function') return value;
        if (property !== 'batch') return value.bind(target);
        return () => {
          const batch = target.batch();
          const commit = batch.commit.bind(batch);
          batch.commit = async () => {
            decided.resolve();
            await buried.promise;
            return commit();
          };
          return batch;
        };
      },
    });
    const analyses = createAnalysisStore(late, service.clock, { maxPendingInAll: 1_000 });
    const limits = { ...terms, allowedOrigins: [] };
    const creation = createAnalysis({ ...service.ports, analyses }, limits, dancer, aRequest, {
      origin: null,
      session: null,
    });
    await decided.promise;
    await bury(dancer.userId);
    buried.resolve();
    await expect(creation).rejects.toMatchObject(deletedRefusal);
    expect(await namesOf(service, dancer.userId)).toEqual([]);
  });
});

const terms = {
  maxVideoSizeBytes: 1_000_000,
  maxPendingJobs: 10,
  dailyRunsPerUser: 50,
  rerunsPerHour: 10,
  maxStoredBytes: 1_000_000,
};

describe('a run that a model judges while its account is removed', () => {
  let clips: string;
  let clip: string;
  let standIn: GeminiStandIn;
  let worker: InProcessWorker;
  beforeAll(async () => {
    clips = await mkdtemp(join(tmpdir(), 'account-removal-'));
    clip = await makeClip(join(clips, 'clip.mp4'), { seconds: 12 });
    standIn = await startGeminiStandIn();
    const judge = ({ config, ports }: App) =>
      createGeminiAnalyzer({
        ...config.gemini,
        apiKey: standInKey,
        baseUrl: standIn.baseUrl,
        clock: ports.clock,
        logger: silent,
        random: Math.random,
      });
    worker = await startWorker((app) => ({ analyzer: judge(app) }));
  }, 120_000);
  afterAll(async () => {
    await Promise.all([standIn.close(), worker.close(), rm(clips, { recursive: true })]);
  });

  it('stops, and leaves no copy at the model’s side, no object and no document', async () => {
    const [userId, running, waiting] = [randomUUID(), randomUUID(), randomUUID()];
    await seedRun(waiting, userId, clip);
    const task = await seedRun(running, userId, clip);
    standIn.misbehave('generate', hang);
    const run = worker.deliver(task);
    await standIn.reached('generate');
    expect(standIn.files.size).toBe(1);

    const begun = await worker.ports.removals.begin(userId);
    if (begun === null) throw new Error('It has begun already.');
    const begunMs = Date.now();
    await removeAccount(worker.ports, begun);
    await run;
    expect(Date.now() - begunMs).toBeLessThan(60_000);
    expect([...standIn.files.keys()]).toEqual([]);
    expect(await documentsNaming(userId, running, waiting)).toEqual([]);
    expect([...(await objectsOf(userId, running)), ...(await objectsOf(userId, waiting))]).toEqual(
      [],
    );
    const [files] = await bucket.getFiles({ prefix: `videos/${userId}/` });
    expect(files).toEqual([]);
    expect((await adminFirestore.doc(`quotas/${userId}`).get()).exists).toBe(false);
  });
});
