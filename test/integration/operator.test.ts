import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type App, buildApp } from '../../functions/src/app.ts';
import { readConfig } from '../../functions/src/config.ts';
import { memoryHealthReply, metricsReply } from '../../functions/src/contract/operations.ts';
import type { Report } from '../../functions/src/contract/report.ts';
import type { Caller } from '../../functions/src/domain/access.ts';
import { AppError, asAppError } from '../../functions/src/domain/errors.ts';
import type { Event } from '../../functions/src/domain/states/events.ts';
import { transition } from '../../functions/src/domain/states/transition.ts';
import { apiRoutes } from '../../functions/src/entrypoints/http/routes.ts';
import { serveRoutes } from '../../functions/src/entrypoints/http/serve-routes.ts';
import type { Ports } from '../../functions/src/workflows/ports.ts';
import { processRun } from '../../functions/src/workflows/process-run/process-run.ts';
import { reactToChange } from '../../functions/src/workflows/react-to-change.ts';
import { readMetrics } from '../../functions/src/workflows/read-metrics.ts';
import { showOperations } from '../../functions/src/workflows/show-operations.ts';
import { sweep } from '../../functions/src/workflows/sweep.ts';
import { aReport } from '../support/build-report.ts';
import { aUser, type Service, startService } from '../support/service-in-process.ts';

const limits = { maxVideoSizeBytes: 1, maxVideoDurationSeconds: 1, workerMemoryMib: 2_048 };
const megabytes = { rssMb: 300.5, tmpMb: 20, limitMb: 2_048 };

let service: Service;
let dancer: Caller;

beforeEach(() => {
  service = startService();
  dancer = aUser();
});
afterEach(() => service.stop());

/** As every door changes an analysis: what the state refuses changes nothing. */
async function happen(analysisId: string, event: Event): Promise<void> {
  const { analyses, clock } = service.ports;
  await analyses
    .update(analysisId, (stored) => ({
      result: null,
      change: stored && transition(stored, event, clock.now()),
    }))
    .catch(asAppError);
}

const complete: Event = { kind: 'complete', report: aReport };
const fail: Event = {
  kind: 'fail',
  error: { code: 'video_unreadable', message: 'No picture.', retryable: false },
};

/** An analysis at a worker. */
async function begun(owner = dancer): Promise<string> {
  const { analysisId } = await service.create(owner);
  service.upload(owner.userId, analysisId);
  await happen(analysisId, { kind: 'acceptUpload', generation: '1' });
  await happen(analysisId, { kind: 'claim' });
  return analysisId;
}

/** A run of this work in the pipeline's place, told of more often than it happens. */
async function workThrice(work: () => Promise<Report>): Promise<void> {
  const { analysisId } = await service.create(aUser());
  await happen(analysisId, { kind: 'acceptUpload', generation: '1' });
  const ports = { ...service.ports, workspaces: { within: work } } as unknown as Ports;
  const read = async () => (await ports.analyses.read(analysisId))?.summary ?? null;
  const before = await read();
  const task = { analysisId, runId: before?.run_id ?? '', dispatch: 1 };
  await Promise.allSettled([1, 2].map(() => processRun(ports, limits, task)));
  await processRun(ports, limits, task);
  const after = await read();
  await Promise.all([1, 2].map(() => reactToChange(ports, analysisId, { before, after })));
}

const metrics = (days = 1) => readMetrics(service.ports, { days });

describe('the statistics', { timeout: 60_000 }, () => {
  it('count each change once, however often and however many at once tell of it', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => begun(aUser())));
    const [completed, failed, cancelled] = [ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)];
    const rerunner = { ...dancer, isAdmin: true };
    const twice = (some: readonly string[], tell: (id: string) => Promise<unknown>) =>
      Promise.all(some.flatMap((id) => [1, 2].map(() => tell(id).catch(asAppError))));
    await service.clock.pass(4_000);
    await Promise.all([
      twice(completed, (id) => happen(id, complete)),
      twice(failed, (id) => happen(id, fail)),
      twice(cancelled, (id) => happen(id, { kind: 'cancel' })),
    ]);
    const again = [...completed.slice(0, 1), ...cancelled.slice(0, 1)];
    await twice(again, (id) => service.rerun(rerunner, id));
    for (const id of [...again, ...again]) await service.ports.analyses.remove(id);
    expect(await metrics()).toMatchObject({
      ...{ created: 6, reruns: 2, completed: 2, failed: 2, cancelled: 2, removed: 2 },
      failed_by_code: { video_unreadable: 2 },
      ...{ success_rate: 0.5, failure_rate: 0.5, active_sessions: 0, queue_depth: 0 },
      processing_seconds: { count: 2, mean: 4 },
      peak_memory_mb: { count: 2, mean: 310 },
      frames_decoded: { count: 2, mean: 240 },
    });
  });

  it('count a run once whose task is delivered three times, and whose events come twice', async () => {
    const works = [
      async () => aReport,
      () => Promise.reject(new AppError('video_unreadable', 'No picture.')),
    ];
    await Promise.all([...works, ...works].map(workThrice));
    expect(await metrics()).toMatchObject({
      ...{ created: 4, reruns: 0, completed: 2, failed: 2, cancelled: 0, removed: 0 },
      frames_decoded: { count: 2, mean: 240 },
    });
  });

  it('count one creation of a key that comes many times at once', async () => {
    const idempotencyKey = randomUUID();
    await Promise.all(Array.from({ length: 10 }, () => service.create(dancer, { idempotencyKey })));
    expect((await metrics()).created).toBe(1);
  });

  it('keep types and days apart, today first, and sum them up', async () => {
    await service.create(dancer, { analysisType: 'couple' });
    await service.clock.pass(24 * 3_600_000);
    await service.create(dancer);
    await service.create(dancer, { analysisType: 'couple' });
    const reply = await metrics(2);
    expect(metricsReply.parse(reply)).toEqual(reply);
    expect(reply.created).toBe(3);
    expect(reply.by_analysis_type).toMatchObject({
      solo: { created: 1 },
      couple: { created: 2 },
      group: { created: 0 },
    });
    expect(reply.by_day).toMatchObject([
      { day: '2026-01-02', created: 2, by_analysis_type: { couple: { created: 1 } } },
      { day: '2026-01-01', created: 1, by_analysis_type: { solo: { created: 0 } } },
    ]);
  });

  it('lie in many documents, each of which is to go after 90 days', async () => {
    await Promise.all(Array.from({ length: 10 }, () => service.create(dancer)));
    const { docs } = await service.firestore.collection('statistics').get();
    expect(docs.length).toBeGreaterThan(1);
    for (const shard of docs) {
      expect(shard.get('expires_at').toDate()).toEqual(new Date('2026-04-01T00:00:00Z'));
    }
  });
});

describe('operations/current', () => {
  const shown = async () => (await service.firestore.doc('operations/current').get()).data();

  it('shows memory, active runs, queue, errors and times, and keeps the budget', async () => {
    const budget = { spent_usd: 1 };
    await service.firestore.doc('operations/current').set({ budget });
    const [active, done, bad] = [await begun(), await begun(), await begun()];
    const { analysisId: waiting } = await service.create(dancer);
    await happen(waiting, { kind: 'acceptUpload', generation: '1' });
    await service.clock.pass(2_000);
    await happen(done, complete);
    await happen(bad, fail);
    service.ports.workers.tell({ analysisId: active, runId: 'run-1', ...megabytes });
    await heard();
    await showOperations(service.ports);
    expect(await shown()).toMatchObject({
      budget,
      memory: {
        ...{ last_peak_mb: 320.5, peak_24h_mb: 320.5, limit_mb: 2_048, tmp_mb: 20 },
        workers: [{ analysisId: active, run_id: 'run-1', rss_mb: 300.5 }],
      },
      active_runs: [{ analysisId: active, stage: 'downloading', attempt: 1 }],
      queue: { waiting: 1, tasks: null },
      recent_errors: [{ analysisId: bad, code: 'video_unreadable', message: 'No picture.' }],
      recent_runs: [{ analysisId: done, analysis_type: 'solo', processing_seconds: 2 }],
    });
  });

  it('names nobody', async () => {
    await happen(await begun(), fail);
    await showOperations(service.ports);
    expect(JSON.stringify(await shown())).not.toContain(dancer.userId);
  });

  it('is written by a sweep, and not again within 5 s', async () => {
    const times: unknown[] = [];
    for (const ms of [0, 4_000, 1_000]) {
      await service.clock.pass(ms);
      await sweep(service.ports);
      times.push((await shown())?.['updated_at'].toDate().toISOString().slice(11, 19));
    }
    expect(times).toEqual(['12:00:00', '12:00:00', '12:00:05']);
  });

  it('fails nobody’s work where it cannot be written', async () => {
    const broken = { updatedAt: () => Promise.reject(new Error('down')), show: async () => {} };
    await expect(sweep({ ...service.ports, operations: broken })).resolves.toBeUndefined();
  });
});

describe('a worker', () => {
  it('tells its memory at most every 5 s, and its peak when the run ends', async () => {
    const { workers, clock } = service.ports;
    const load = { analysisId: 'analysis-1', runId: 'run-1', ...megabytes };
    workers.tell(load);
    await heard();
    await service.clock.pass(1_000);
    workers.tell({ ...load, rssMb: 900 });
    await service.clock.pass(1_000);
    workers.tell({ ...load, rssMb: 400 }, 'now');
    const [worker] = await heard(321);
    expect(worker).toMatchObject({ rssMb: 400, lastPeakMb: 920, updatedAt: clock.now() });
  });
});

/** What the workers have told, once it has got there. */
function heard(overMb = 0) {
  return vi.waitFor(
    async () => {
      const workers = await service.ports.workers.heardSince(new Date(0));
      expect(workers.some(({ lastPeakMb }) => lastPeakMb > overMb)).toBe(true);
      return workers;
    },
    { timeout: 10_000 },
  );
}

describe('the operator routes', () => {
  const token = 'the-monitor';
  let app: App;
  let stop: () => Promise<void>;
  let address: string;

  beforeEach(async () => {
    const config = readConfig({ ...process.env, FUNCTIONS_EMULATOR: 'true' });
    const built = buildApp(config, service.ports as Partial<Ports>);
    app = { ...built, isMonitorToken: (given) => given === token };
    const server = createServer(serveRoutes(() => app, apiRoutes)).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    stop = async () => void (await server[Symbol.asyncDispose]());
  });
  afterEach(() => stop());

  const get = (path: string, bearer: string | null = token) =>
    fetch(`${address}${path}`, {
      headers: bearer === null ? {} : { Authorization: `Bearer ${bearer}` },
    });

  it('answer /health/memory in its shape: nothing known of workers yet', async () => {
    const reply = memoryHealthReply.parse(await (await get('/health/memory')).json());
    expect(reply).toMatchObject({
      limit_mb: 512,
      worker: { last_peak_mb: null, peak_24h_mb: null, limit_mb: null, tmp_mb: null },
      ...{ jobs_count: 0, jobs_pending: 0, jobs_processing: 0, jobs_completed: 0 },
      limits: { max_pending_jobs: 1_000, worker_memory_mib: 2_048, max_video_size_mb: 300 },
    });
    expect(reply.memory_percent).toBeCloseTo((reply.memory_mb / 512) * 100, 0);
  });

  it('count the jobs of /health/memory, and take the worse of the two for the status', async () => {
    await happen(await begun(), complete);
    await begun();
    await service.create(dancer);
    const analysisId = await begun();
    await happen(analysisId, { kind: 'cancel' });
    await service.rerun(dancer, analysisId);
    app = { ...app, ports: { ...app.ports, instance: { residentMb: () => 100 } } };
    const before = await (await get('/health/memory')).json();
    expect(before).toMatchObject({
      ...{ status: 'healthy', memory_mb: 100, memory_percent: 19.5 },
      ...{ jobs_count: 4, jobs_pending: 2, jobs_processing: 1, jobs_completed: 1 },
    });
    service.ports.workers.tell({ analysisId, runId: 'run-1', ...megabytes, rssMb: 1_700 });
    await heard();
    expect(await (await get('/health/memory')).json()).toMatchObject({
      status: 'critical',
      worker: { last_peak_mb: 1_720, peak_24h_mb: 1_720, limit_mb: 2_048, tmp_mb: 20 },
    });
  });

  it('answer /api/metrics in its shape, 7 days of it unless told otherwise', async () => {
    await happen(await begun(), complete);
    const reply = metricsReply.parse(await (await get('/api/metrics')).json());
    expect(reply).toMatchObject({ created: 1, completed: 1, success_rate: 1, active_sessions: 0 });
    expect(reply.by_day).toHaveLength(7);
    expect((await get('/api/metrics?days=90')).status).toBe(200);
  });

  it.each(['0', '91', 'all'])('refuse %s days', async (days) => {
    const reply = await get(`/api/metrics?days=${days}`);
    expect([reply.status, await reply.json()]).toEqual([
      400,
      expect.objectContaining({ reason: 'invalid_request' }),
    ]);
  });

  it.each(['/health/memory', '/api/metrics'])('refuse %s to everybody else', async (path) => {
    expect((await get(path, null)).status).toBe(401);
    expect((await get(path, 'another-monitor')).status).toBe(401);
  });
});
