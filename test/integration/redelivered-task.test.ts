import { randomUUID } from 'node:crypto';
import { Timestamp } from 'firebase-admin/firestore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSignalAnalyzer } from '../../functions/src/adapters/signal-analyzer.ts';
import { AppError } from '../../functions/src/domain/errors.ts';
import { cancelAnalysis } from '../../functions/src/workflows/cancel-analysis.ts';
import type { RunTask } from '../../functions/src/workflows/ports/task-queue.ts';
import { adminFirestore, objectsOf } from '../support/admin-sdk.ts';
import { type InProcessWorker, seedRun, startWorker } from '../support/in-process-worker.ts';
import { sampleFile } from '../support/made-clips.ts';
import { seedAnalysis } from '../support/seeded-analysis.ts';
import { waitUntil } from '../support/wait-until.ts';

const runTimeoutMs = 180_000;
/** A worker behind the time: what it puts off for 12 s is due when the queue tries again, after 10 s. */
const slowMs = 5_000;
const copy = {
  name: 'files/left-behind',
  uri: null,
  expires_at: Timestamp.fromMillis(Date.now() + 172_800_000),
};

let worker: InProcessWorker;
let refusals: AppError[];
let judging: PromiseWithResolvers<void>;
beforeAll(async () => {
  refusals = [];
  judging = Promise.withResolvers();
  const signal = createSignalAnalyzer();
  worker = await startWorker(({ ports }) => ({
    clock: { ...ports.clock, now: () => new Date(ports.clock.now().getTime() - slowMs) },
    analyzer: {
      ...signal,
      analyse: async (job) => {
        const refusal = refusals.pop();
        if (refusal) throw refusal;
        await judging.promise;
        return signal.analyse(job);
      },
    },
  }));
});
afterAll(() => worker.close());

const seed = () => seedRun(randomUUID(), 'dancer', sampleFile.pathname);
const documentOf = ({ analysisId }: RunTask) => adminFirestore.doc(`analyses/${analysisId}`);

describe('a task that is delivered twice', () => {
  it('is worked on once at once, and changes nothing later', {
    timeout: runTimeoutMs,
  }, async () => {
    const task = await seed();
    const first = worker.deliver(task);
    await worker.begun('analysing');
    await expect(worker.deliver(task)).rejects.toMatchObject({ code: 'already_running' });
    judging.resolve();
    await first;
    const ended = await documentOf(task).get();
    expect(ended.data()).toMatchObject({ status: 'completed', attempt: 1 });
    await worker.deliver(task);
    const later = await documentOf(task).get();
    expect(later.updateTime?.isEqual(ended.updateTime as Timestamp)).toBe(true);
    const reports = await documentOf(task).collection('reports').get();
    expect(reports.docs.map(({ id }) => id)).toEqual([task.runId]);
  });
});

describe('a run that the judge asks to wait', () => {
  it('is delivered too early by the emulator, waits, and completes', {
    timeout: runTimeoutMs,
  }, async () => {
    const task = await seed();
    refusals = [
      new AppError('analyzer_rate_limited', 'The judge is busy.', {
        retryable: true,
        retryAfterSeconds: 12,
      }),
    ];
    await worker.deliver(task);
    const waiting = await documentOf(task).collection('private').doc('work').get();
    const notBefore = (waiting.get('not_before') as Timestamp).toMillis();
    expect((await documentOf(task).get()).get('message')).toMatch(
      /^The judge is busy\. We will try again at \d\d:\d\d UTC\.$/,
    );
    // The stack's own worker takes it from here.
    const path = documentOf(task).path;
    const claimed = await waitUntil(path, (data) => data?.['attempt'] === 2, 120_000);
    expect(Date.now()).toBeGreaterThanOrEqual(notBefore);
    expect(claimed).toMatchObject({ run_id: task.runId });
    const done = await waitUntil(path, (data) => data?.['status'] !== 'processing', 120_000);
    expect(done).toMatchObject({ status: 'completed', attempt: 2 });
  });
});

describe('a copy at the model’s side whose worker is dead', () => {
  it('is forgotten by the trigger when its run ends', async () => {
    const userId = randomUUID();
    const id = await seedAnalysis(userId, { status: 'processing', stage: 'analysing' });
    const work = adminFirestore.doc(`analyses/${id}/private/work`);
    await work.set({ dispatch: 1, model_copy: copy });
    await cancelAnalysis(worker.ports, { userId, isAdmin: false }, id);
    const cleared = await waitUntil(work.path, (data) => data?.['abandoned_copies']?.length === 0);
    expect(cleared).toMatchObject({ model_copy: null });
  });

  it('is told of until a deleted analysis has been cleaned up', async () => {
    const userId = randomUUID();
    const id = await seedAnalysis(userId, { status: 'processing', stage: 'analysing' });
    const work = adminFirestore.doc(`analyses/${id}/private/work`);
    await work.set({ dispatch: 1, model_copy: copy });
    await worker.ports.analyses.remove(id);
    expect((await adminFirestore.doc(`analyses/${id}`).get()).exists).toBe(false);
    await waitUntil(work.path, (data) => data === undefined);
    expect(await objectsOf(userId, id)).toEqual([]);
  });
});

describe('what the trigger is told in vain', () => {
  it('sets off neither a task nor another write', async () => {
    const id = await seedAnalysis(randomUUID(), { status: 'processing', stage: 'analysing' });
    const document = adminFirestore.doc(`analyses/${id}`);
    let sightings = 0;
    const stop = document.onSnapshot(() => {
      sightings += 1;
    });
    const seen = { status: 'processing', stage: 'analysing', run_id: 'run-1', user_id: 'anybody' };
    for (let write = 1; write <= 30; write += 1) {
      await document
        .collection('due')
        .doc('last')
        .set({ before: seen, after: seen, attempt: write });
    }
    const { updateTime } = await document.get();
    // Behind them in the emulator's one line of events: when it has been served, so have they.
    const userId = randomUUID();
    const last = await seedAnalysis(userId, { status: 'processing', stage: 'queued' });
    const after = { status: 'processing', stage: 'queued', run_id: 'run-1', user_id: userId };
    await adminFirestore.doc(`analyses/${last}/due/last`).set({ before: null, after, attempt: 0 });
    await waitUntil(`analyses/${last}`, (data) => data?.['status'] === 'failed');
    stop();
    expect((await document.get()).updateTime?.isEqual(updateTime as Timestamp)).toBe(true);
    expect(sightings).toBe(1);
  });
});
