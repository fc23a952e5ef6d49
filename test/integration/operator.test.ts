import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { metricsReply, queueStateSchema } from '../../functions/src/contract/operations.ts';
import type { Report } from '../../functions/src/contract/report.ts';
import type { Caller } from '../../functions/src/domain/access.ts';
import { AppError, asAppError } from '../../functions/src/domain/errors.ts';
import type { Event } from '../../functions/src/domain/states/events.ts';
import type { Ports } from '../../functions/src/workflows/ports.ts';
import { processRun } from '../../functions/src/workflows/process-run/process-run.ts';
import { reactToChange } from '../../functions/src/workflows/react-to-change.ts';
import { readMetrics } from '../../functions/src/workflows/read-metrics.ts';
import { showOperations } from '../../functions/src/workflows/show-operations.ts';
import { sweep } from '../../functions/src/workflows/sweep.ts';
import { aReport } from '../support/build-report.ts';
import { aUser, type Service, useService } from '../support/service-in-process.ts';

const limits = {
  maxVideoSizeBytes: 1,
  maxVideoDurationSeconds: 1,
  workerMemoryMib: 2_048,
  body: { landmarks: 'off', frameInterval: 0 },
} as const;
const megabytes = { rssMb: 300.5, tmpMb: 20, limitMb: 2_048 };

let service: Service;
let dancer: Caller;
useService((made) => {
  ({ service, dancer } = made);
});

const complete: Event = { kind: 'complete', report: aReport };
const fail: Event = {
  kind: 'fail',
  error: { code: 'video_unreadable', message: 'No picture.', retryable: false },
};

/** A run of this work in the pipeline's place, told of more often than it happens. */
async function workThrice(work: () => Promise<Report>): Promise<void> {
  const { analysisId } = await service.create(aUser());
  await service.happen(analysisId, { kind: 'acceptUpload', generation: '1' });
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
    const ids = await Promise.all(Array.from({ length: 6 }, () => service.begin(aUser())));
    const [completed, failed, cancelled] = [ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)];
    const rerunner = { ...dancer, isAdmin: true };
    const twice = (some: readonly string[], tell: (id: string) => Promise<unknown>) =>
      Promise.all(some.flatMap((id) => [1, 2].map(() => tell(id).catch(asAppError))));
    await service.clock.pass(4_000);
    await Promise.all([
      twice(completed, (id) => service.happen(id, complete)),
      twice(failed, (id) => service.happen(id, fail)),
      twice(cancelled, (id) => service.happen(id, { kind: 'cancel' })),
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
    const calls = Array.from({ length: 10 }, () => service.create(dancer, { idempotencyKey }));
    // Who asks while the first one opens the session waits a moment.
    await service.whilePassing(Promise.all(calls));
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

  it('shows memory, active runs, queue, errors and times, and the budget', async () => {
    const used = { input_tokens: 1_000, output_tokens: 100, cost_usd: 1 };
    await service.ports.budget.reserve('call', used, null);
    await service.ports.budget.settle('call', used, null);
    const budget = { day: '2026-01-01', spent_usd: 1, reserved_usd: 0, open: true };
    const [active, done, bad] = [
      await service.begin(dancer),
      await service.begin(dancer),
      await service.begin(dancer),
    ];
    const { analysisId: waiting } = await service.create(dancer);
    await service.happen(waiting, { kind: 'acceptUpload', generation: '1' });
    await service.clock.pass(2_000);
    await service.happen(done, complete);
    await service.happen(bad, fail);
    service.ports.workers.tell({ analysisId: active, runId: 'run-1', ...megabytes }, 'now');
    await service.heard();
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
    const queue = (await service.firestore.doc('operations/queue').get()).data();
    expect(queueStateSchema.keyof().options.sort()).toEqual(Object.keys(queue ?? {}).sort());
    expect(queue).toMatchObject({ waiting: 1, running: 1, median_seconds: { solo: 2 } });
  });

  it('names nobody', async () => {
    await service.happen(await service.begin(dancer), fail);
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
    const down = () => Promise.reject(new Error('down'));
    const broken = { shown: down, show: async () => {}, forget: async () => {} };
    await expect(sweep({ ...service.ports, operations: broken })).resolves.toBeUndefined();
  });
});

describe('a worker', () => {
  it('tells its memory every minute, and its peak when the run ends', async () => {
    const { workers, clock } = service.ports;
    const load = { analysisId: 'analysis-1', runId: 'run-1', ...megabytes };
    workers.tell(load);
    await service.clock.pass(59_000);
    workers.tell(load);
    await service.clock.pass(1_000);
    workers.tell(load);
    expect(await service.heard()).toMatchObject([{ updatedAt: clock.now() }]);
    await service.clock.pass(1_000);
    workers.tell({ ...load, rssMb: 900 });
    await service.clock.pass(1_000);
    workers.tell({ ...load, rssMb: 400 }, 'now');
    const [worker] = await service.heard(321);
    expect(worker).toMatchObject({ rssMb: 400, lastPeakMb: 920, updatedAt: clock.now() });
  });
});
