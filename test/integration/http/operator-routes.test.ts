import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryHealthReply, metricsReply } from '../../../functions/src/contract/operations.ts';
import type { Caller } from '../../../functions/src/domain/access.ts';
import type { Ports } from '../../../functions/src/workflows/ports.ts';
import { aReport } from '../../support/build-report.ts';
import { type HttpServer, startHttpServer } from '../../support/http-server.ts';
import { aUser, type Service, startService } from '../../support/service-in-process.ts';

const token = 'the-monitor';
let service: Service;
let dancer: Caller;
let server: HttpServer;
let residentMb: () => number;

beforeEach(async () => {
  vi.stubEnv('MONITOR_TOKEN', token);
  service = startService();
  dancer = aUser();
  server = await startHttpServer({
    ports: ({ ports }) => {
      residentMb = ports.instance.residentMb;
      return { ...service.ports, instance: { residentMb: () => residentMb() } } as Partial<Ports>;
    },
  });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all([server.stop(), service.stop()]);
});

const get = (path: string, bearer: string | null = token) =>
  fetch(`${server.address}${path}`, {
    headers: bearer === null ? {} : { Authorization: `Bearer ${bearer}` },
  });

describe('the operator routes', () => {
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
    await service.happen(await service.begin(dancer), { kind: 'complete', report: aReport });
    await service.begin(dancer);
    await service.create(dancer);
    const analysisId = await service.begin(dancer);
    await service.happen(analysisId, { kind: 'cancel' });
    await service.rerun(dancer, analysisId);
    residentMb = () => 100;
    const before = await (await get('/health/memory')).json();
    expect(before).toMatchObject({
      ...{ status: 'healthy', memory_mb: 100, memory_percent: 19.5 },
      ...{ jobs_count: 4, jobs_pending: 2, jobs_processing: 1, jobs_completed: 1 },
    });
    const load = { rssMb: 1_700, tmpMb: 20, limitMb: 2_048 };
    service.ports.workers.tell({ analysisId, runId: 'run-1', ...load }, 'now');
    await service.heard();
    expect(await (await get('/health/memory')).json()).toMatchObject({
      status: 'critical',
      worker: { last_peak_mb: 1_720, peak_24h_mb: 1_720, limit_mb: 2_048, tmp_mb: 20 },
    });
  });

  it('answer /api/metrics in its shape, 7 days of it unless told otherwise', async () => {
    await service.happen(await service.begin(dancer), { kind: 'complete', report: aReport });
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
