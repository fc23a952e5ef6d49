import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../../functions/src/app.ts';
import {
  analyzedReply,
  refusalReply,
  sessionAccepted,
} from '../../../functions/src/contract/sessions.ts';
import type { Caller } from '../../../functions/src/domain/access.ts';
import { processRun } from '../../../functions/src/workflows/process-run/process-run.ts';
import { sampleClip } from '../../support/made-clips.ts';
import { type Part, videoPart } from '../../support/multipart.ts';
import {
  aDancer,
  type QuietHttpServer,
  startQuietHttpServer,
} from '../../support/quiet-http-server.ts';

const route = 'POST /analyze/solo';

let server: QuietHttpServer;
let dancer: Caller;
/** Whether a run is worked off as soon as it is queued. */
let working = false;
let watching = 0;
let written: WeakRef<ArrayBufferLike> | null = null;

const startsWorking = ({ config }: App) => ({
  tasks: {
    async enqueue(task: Parameters<App['ports']['tasks']['enqueue']>[0]) {
      if (working) void processRun(server.app.ports, config, task);
    },
    async remove() {},
  },
});

beforeAll(async () => {
  server = await startQuietHttpServer((app) => ({
    ...startsWorking(app),
    analyses: {
      ...app.ports.analyses,
      watch(...parameters) {
        const stop = app.ports.analyses.watch(...parameters);
        watching += 1;
        return () => {
          watching -= 1;
          stop();
        };
      },
    },
    bucket: {
      ...app.ports.bucket,
      write(path, chunks, options) {
        written = chunks[0] === undefined ? null : new WeakRef(chunks[0].buffer);
        return app.ports.bucket.write(path, chunks, options);
      },
    },
  }));
});
afterAll(() => server.stop());
beforeEach(() => {
  dancer = aDancer();
  working = false;
  watching = 0;
});

const until = (holds: () => boolean) => expect.poll(holds, { timeout: 30_000 }).toBe(true);
const form: Part[] = [videoPart('this is no video')];

async function onlySession(): Promise<string> {
  const [session] = await server.sessionsOf(dancer);
  if (session === undefined) throw new Error('There is no session.');
  return session.sessionId;
}

describe('POST /analyze/{analysis_type}', () => {
  it('waits for the report and answers it', async () => {
    working = true;
    const reply = await server.ask(dancer, route, { form: [videoPart(await sampleClip())] });
    expect(reply.status).toBe(200);
    const { sessionId, ...report } = analyzedReply.parse(await reply.json());
    expect(report.scores['movement_to_music']).toBeGreaterThan(0);
    expect(sessionId).toBe(await onlySession());
    expect(watching).toBe(0);
  });

  it('answers why it failed, as the results do', async () => {
    working = true;
    const headers = { Prefer: 'wait=500' };
    const reply = await server.ask(dancer, route, { form, headers });
    expect(reply.status).toBe(500);
    expect(reply.headers.get('Preference-Applied')).toBe('wait=50');
    const body: unknown = await reply.json();
    expect(refusalReply.parse(body)).toMatchObject({ reason: 'unsupported_format' });
    const results = await server.ask(dancer, `GET /api/v1/video/results/${await onlySession()}`);
    expect(await results.json()).toEqual(body);
  });

  it.each([
    ['wait=0', 0],
    ['wait=1', 1],
  ])('answers the session where it is not ready in time: %s', async (prefer, seconds) => {
    const startedAt = performance.now();
    const reply = await server.ask(dancer, route, { form, headers: { Prefer: prefer } });
    expect(reply.status).toBe(202);
    expect(reply.headers.get('Preference-Applied')).toBe(prefer);
    expect(sessionAccepted.parse(await reply.json())).toEqual({
      sessionId: await onlySession(),
      status: 'queued',
      message: 'Waiting for a free worker',
    });
    expect(performance.now() - startedAt).toBeGreaterThan(seconds * 1000 - 100);
    expect(watching).toBe(0);
  });

  it('answers the session at once while somebody else waits, and waits again once nobody does', async () => {
    const other = aDancer();
    const client = new AbortController();
    const asking = server.ask(dancer, route, { form, signal: client.signal });
    await until(() => watching === 1);

    const startedAt = performance.now();
    const headers = { Prefer: 'wait=20' };
    const reply = await server.ask(other, route, { form, headers });
    expect(reply.status).toBe(202);
    expect(reply.headers.get('Preference-Applied')).toBe('wait=0');
    expect(performance.now() - startedAt).toBeLessThan(10_000);

    client.abort();
    await expect(asking).rejects.toThrow('aborted');
    await until(() => watching === 0);
    const patient = await server.ask(other, route, { form, headers: { Prefer: 'wait=1' } });
    expect(patient.headers.get('Preference-Applied')).toBe('wait=1');
  });

  it('answers that there are no results when the session is cancelled meanwhile', async () => {
    const asking = server.ask(dancer, route, { form });
    await until(() => watching === 1);
    await server.ask(dancer, `POST /api/v1/video/cancel/${await onlySession()}`);
    const reply = await asking;
    expect(reply.status).toBe(400);
    expect(await reply.json()).toMatchObject({
      reason: 'results_not_ready',
      status: 'cancelled',
    });
  });

  it('answers that the session is gone when it is deleted meanwhile', async () => {
    const asking = server.ask(dancer, route, { form });
    await until(() => watching === 1);
    await server.ask(dancer, `DELETE /api/v1/video/cleanup/${await onlySession()}`);
    expect((await asking).status).toBe(404);
    expect(watching).toBe(0);
  });

  it('stops listening when the client hangs up', async () => {
    const client = new AbortController();
    const asking = server.ask(dancer, route, { form, signal: client.signal });
    await until(() => watching === 1);
    client.abort();
    await expect(asking).rejects.toThrow('aborted');
    await until(() => watching === 0);
  });

  it('holds nothing of the video while it waits', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const client = new AbortController();
    const large = [videoPart(new Uint8Array(5_000_000))];
    const asking = server.ask(dancer, route, { form: large, signal: client.signal });
    await until(() => watching === 1);
    await expect
      .poll(() => {
        collectGarbage();
        return written?.deref();
      })
      .toBeUndefined();
    expect(watching).toBe(1);
    client.abort();
    await expect(asking).rejects.toThrow('aborted');
  });

  it('refuses a kind of analysis that there is not', async () => {
    const reply = await server.ask(dancer, 'POST /analyze/ballet', { form });
    expect(reply.status).toBe(400);
    expect(await reply.json()).toMatchObject({
      reason: 'invalid_request',
      issues: [{ path: 'analysis_type' }],
    });
  });
});
