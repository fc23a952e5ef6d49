import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Analysis } from '../../functions/src/domain/states/analysis.ts';
import type { Event } from '../../functions/src/domain/states/events.ts';
import { transition } from '../../functions/src/domain/states/transition.ts';
import { sourcePath } from '../../functions/src/domain/video/object-paths.ts';
import { ownStep } from '../../functions/src/workflows/ask-admission.ts';
import { rerunAnalysis } from '../../functions/src/workflows/rerun-analysis.ts';
import { sweep } from '../../functions/src/workflows/sweep.ts';
import { buildAnalysis } from '../support/build-analysis.ts';
import { aReport } from '../support/build-report.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { type HttpServer, startHttpServer } from '../support/http-server.ts';

const hourMs = 3_600_000;
const caller = { userId: randomUUID(), isAdmin: false };
const clock = createFakeClock();
const report = { ...aReport, created_at: clock.now() };
const error = { code: 'internal', message: 'It broke.', retryable: true } as const;

const ends = {
  completed: { kind: 'complete', report },
  failed: { kind: 'fail', error },
  cancelled: { kind: 'cancel' },
} as const satisfies Record<string, Event>;
type End = keyof typeof ends;

let server: HttpServer;

/** In a project of its own: the stack's sweep goes by another clock. */
beforeAll(async () => {
  const projectId = `demo-expiry-${randomUUID()}`;
  server = await startHttpServer({
    config: { projectId, bucketName: `${projectId}.firebasestorage.app` },
    ports: () => ({
      clock,
      tokens: { verify: async () => caller },
      tasks: { enqueue: async () => {}, remove: async () => {} },
    }),
  });
});
afterAll(() => server.stop());

const decide = (event: Event) => (stored: Analysis | null) => ({
  result: undefined,
  change: stored && transition(stored, event, clock.now()),
});
const apply = (analysisId: string, event: Event) =>
  server.app.ports.analyses.update(analysisId, decide(event));

/** An analysis that has just ended, its video in the bucket. */
async function endedAs(end: End, work: Partial<Analysis['work']>): Promise<string> {
  const { analyses, bucket } = server.app.ports;
  const analysisId = randomUUID();
  const path = sourcePath(caller.userId, analysisId);
  const fresh = buildAnalysis({ user_id: caller.userId }, work);
  const video = fresh.summary.video && { ...fresh.summary.video, object_path: path };
  const summary = { ...fresh.summary, video, timestamp: clock.now(), updated_at: clock.now() };
  await analyses.create(analysisId, { ...fresh, summary }, null, ownStep(caller.userId));
  await bucket.writeText(path, 'a video');
  const step = ownStep(caller.userId);
  await analyses.begin(analysisId, decide({ kind: 'acceptUpload', generation: '1' }), step);
  await apply(analysisId, { kind: 'claim' });
  await apply(analysisId, ends[end]);
  return analysisId;
}
const asSession = { session: { ttlHours: 24, webhookUrl: null } };

async function sweepIn(hours: number): Promise<void> {
  await clock.pass(hours * hourMs);
  await sweep(server.app.ports);
}

async function ask(route: 'status' | 'results', analysisId: string) {
  const reply = await fetch(`${server.address}/api/v1/video/${route}/${analysisId}`, {
    headers: { Authorization: 'Bearer own' },
  });
  return { status: reply.status, body: await reply.json() };
}
const statusOf = async (analysisId: string) =>
  (await server.app.ports.analyses.read(analysisId))?.summary.status;

beforeEach(() => clock.pass(hourMs));

describe.each(Object.keys(ends) as End[])('a %s session', (end) => {
  it('stays for 24 h, then says for 24 h that it has expired, then is gone', async () => {
    const { analyses, bucket } = server.app.ports;
    const id = await endedAs(end, asSession);
    const runId = (await analyses.read(id))?.summary.run_id ?? '';
    await sweepIn(23.9);
    expect(await statusOf(id)).toBe(end);
    expect(await bucket.stat(sourcePath(caller.userId, id))).not.toBeNull();

    await sweepIn(0.2);
    expect(await ask('status', id)).toMatchObject({ status: 200, body: { status: 'expired' } });
    expect(await ask('results', id)).toMatchObject({
      status: 400,
      body: { reason: 'results_not_ready', status: 'expired' },
    });
    expect(await analyses.readReport(id, runId)).toBeNull();
    expect(await bucket.stat(sourcePath(caller.userId, id))).toBeNull();
    const summary = (await analyses.read(id))?.summary;
    expect(summary).toMatchObject({ video: null, total_score: null, scores: {} });

    await sweepIn(23.9);
    expect(await statusOf(id)).toBe('expired');
    await sweepIn(0.2);
    expect(await ask('status', id)).toMatchObject({ status: 404, body: { reason: 'not_found' } });
    expect(await ask('results', id)).toMatchObject({ status: 404 });
  });

  it('that is rerun in time does not expire before it has ended again for as long', async () => {
    const { ports, config } = server.app;
    const id = await endedAs(end, asSession);
    await clock.pass(23 * hourMs);
    await rerunAnalysis(ports, config, caller, id);
    await apply(id, { kind: 'claim' });
    await clock.pass(0.01 * hourMs);
    await apply(id, { kind: 'renewLease' });
    await apply(id, ends.completed);
    await sweepIn(23.9);
    expect(await statusOf(id)).toBe('completed');
    expect(await ports.bucket.stat(sourcePath(caller.userId, id))).not.toBeNull();
    await sweepIn(0.2);
    expect(await statusOf(id)).toBe('expired');
  });

  it('that was made by callable never expires', async () => {
    const id = await endedAs(end, { session: null });
    await sweepIn(24 * 365);
    expect(await statusOf(id)).toBe(end);
  });
});

describe('sweep', () => {
  it('leaves a session alone that was rerun after it was found to be due', async () => {
    const { ports, config } = server.app;
    const id = await endedAs('completed', asSession);
    await clock.pass(24.1 * hourMs);
    const rerunInBetween = {
      ...ports.analyses,
      async find(...found: Parameters<typeof ports.analyses.find>) {
        const due = await ports.analyses.find(...found);
        const isDue = due.some(({ analysisId }) => analysisId === id);
        if (isDue) {
          await rerunAnalysis(ports, config, caller, id);
          await apply(id, { kind: 'claim' });
          await apply(id, ends.completed);
        }
        return due;
      },
    };
    await sweep({ ...ports, analyses: rerunInBetween });
    expect(await statusOf(id)).toBe('completed');
    expect(await ports.bucket.stat(sourcePath(caller.userId, id))).not.toBeNull();
  });
});
