import { randomUUID } from 'node:crypto';
import { deleteApp, initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

/** The platform's logger keeps the console's methods as it finds them when it is loaded. */
const written = vi.hoisted(() => {
  const lines: string[] = [];
  for (const name of ['debug', 'info', 'log', 'warn', 'error'] as const) {
    console[name] = (...words: unknown[]) => void lines.push(words.map(String).join(' '));
  }
  return lines;
});

import { app, logger } from '../../functions/src/app.ts';
import { sourcePath } from '../../functions/src/domain/video/object-paths.ts';
import { adminListAnalyses } from '../../functions/src/entrypoints/callables/admin-list-analyses.ts';
import { cancelAnalysis } from '../../functions/src/entrypoints/callables/cancel-analysis.ts';
import { createAnalysis } from '../../functions/src/entrypoints/callables/create-analysis.ts';
import { deleteAnalysis } from '../../functions/src/entrypoints/callables/delete-analysis.ts';
import { getVideoUrl } from '../../functions/src/entrypoints/callables/get-video-url.ts';
import { listAnalyses } from '../../functions/src/entrypoints/callables/list-analyses.ts';
import { rerunAnalysis } from '../../functions/src/entrypoints/callables/rerun-analysis.ts';
import { updateAnalysis } from '../../functions/src/entrypoints/callables/update-analysis.ts';
import { sweep } from '../../functions/src/entrypoints/schedules/sweep.ts';
import { processAnalysis } from '../../functions/src/entrypoints/tasks/process-analysis.ts';
import { onAnalysisDeleted } from '../../functions/src/entrypoints/triggers/on-analysis-deleted.ts';
import { onVideoUploaded } from '../../functions/src/entrypoints/triggers/on-video-uploaded.ts';
import { type HttpServer, startHttpServer } from '../support/http-server.ts';
import { forgeToken } from '../support/id-tokens.ts';

/** No line may hold what begins so. */
const mark = 'MARKED';
const marked = (what: string) => `${mark}-${what}-${randomUUID()}`;
const userId = randomUUID();
const trace = 'a'.repeat(32);
const traceparent = `00-${trace}-${'b'.repeat(16)}-01`;

let server: HttpServer;
/** The caller's, of that project. */
let rawToken: string;

/** In a project of its own, so that only what is called here has anything to do with it. */
beforeAll(async () => {
  const projectId = `demo-logs-${randomUUID()}`;
  const storageBucket = `${projectId}.firebasestorage.app`;
  Object.assign(process.env, {
    FIREBASE_CONFIG: JSON.stringify({ projectId, storageBucket }),
    FUNCTIONS_EMULATOR: 'true',
    ANALYZER: 'signal',
    REQUIRE_VERIFIED_EMAIL: 'false',
  });
  const claims = {
    admin: true,
    aud: projectId,
    iss: `https://securetoken.google.com/${projectId}`,
  };
  rawToken = forgeToken({ uid: userId, idToken: '' }, claims);
  const admin = initializeApp({ projectId }, projectId);
  await getAuth(admin).createUser({ uid: userId });
  await deleteApp(admin);
  const tokens = {
    async verify(token: string) {
      if (token.includes('broken')) throw new Error(`No ${token} at https://x.example/?t=${mark}`);
      return { userId, isAdmin: true };
    },
  };
  server = await startHttpServer({ ports: () => ({ logger, tokens }) });
});
afterAll(() => server.stop());
beforeEach(() => {
  written.length = 0;
});

const lines = () => written.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
const named = (event: string) => lines().filter((line) => line.event === event);
const events = () => lines().map(({ event }) => event);

function expectNothingMarked(): void {
  expect(written.filter((line) => line.includes(mark))).toEqual([]);
}
/** Every line belongs to the one trace and, if given, to the one analysis. */
function expectContext(context: Record<string, unknown> = {}): void {
  expect(lines().length).toBeGreaterThan(0);
  for (const line of lines()) expect(line).toMatchObject({ trace, ...context });
}

type Run = { run(request: never): unknown };
const call = async <Reply>(callable: Run, data: object): Promise<Reply> =>
  (await callable.run({
    data,
    auth: { uid: userId, token: { admin: true, email: `${mark}@example.org` }, rawToken },
    rawRequest: {
      headers: { traceparent, authorization: `Bearer ${mark}`, origin: `https://${mark}.example` },
    },
  } as never)) as Reply;

const video = { contentType: 'video/mp4', sizeBytes: 23 };
const described = () => ({
  analysisType: 'solo',
  danceType: marked('dance'),
  dancers: marked('dancers'),
  title: marked('title'),
});
const create = () =>
  call<{ analysisId: string }>(createAnalysis, {
    ...described(),
    idempotencyKey: marked('key'),
    video,
  });

/** As the platform tells that an upload has arrived: words, where a video was announced. */
async function upload(analysisId: string): Promise<void> {
  const path = sourcePath(userId, analysisId);
  await app().ports.bucket.writeText(path, `${mark} words, no video`.padEnd(23).slice(0, 23));
  const data = { name: path, generation: '1', size: '23', contentType: 'video/mp4', metadata: {} };
  // This project has no queue: the emulator refuses the task, and the platform would tell again.
  await Promise.resolve(onVideoUploaded.run({ traceparent, data } as never)).catch(() => {});
}

describe('the log of a callable', () => {
  it('names what each did, with trace and analysis on every line, and nothing personal', async () => {
    const { analysisId } = await create();
    expectContext();
    expect(named('created')).toMatchObject([{ analysisId, runId: expect.any(String) }]);
    expect(named('request')).toMatchObject([
      {
        name: 'createAnalysis',
        status: 'ok',
        analysisId,
        ms: expect.any(Number),
        bytesSent: expect.any(Number),
      },
    ]);
    written.length = 0;

    await call(getVideoUrl, { analysisId }).catch(() => {});
    await call(rerunAnalysis, { analysisId }).catch(() => {});
    await call(updateAnalysis, { analysisId, title: marked('title') });
    await call(cancelAnalysis, { analysisId });
    await call(deleteAnalysis, { analysisId });
    expectContext({ analysisId });
    expect(events()).toEqual(
      expect.arrayContaining(['updated', 'cancelled', 'deleted', 'request']),
    );
    expectNothingMarked();
  });

  it('tells the code of a refusal, not what was asked', async () => {
    await call(createAnalysis, { [marked('field')]: marked('value') }).catch(() => {});
    await call(cancelAnalysis, { analysisId: `${mark} no id` }).catch(() => {});
    expect(named('request')).toMatchObject([
      { name: 'createAnalysis', status: 'invalid-argument' },
      { name: 'cancelAnalysis', status: 'invalid-argument' },
    ]);
    expectNothingMarked();
  });

  it('tells of each list how many documents it read and how many bytes it sent', async () => {
    await create();
    await create();
    written.length = 0;
    const reply = await call<object>(listAnalyses, { limit: 1 });
    await call(adminListAnalyses, { limit: 100, cursor: marked('cursor') }).catch(() => {});
    expect(named('listed')).toMatchObject([
      { documentsRead: 2, items: 1, bytesSent: Buffer.byteLength(JSON.stringify(reply)) },
    ]);
    expect(events()).not.toContain('list_too_large');
    expectNothingMarked();
  });
});

describe('the log of an upload, its run and its end', () => {
  it('names arrival, delivery, stages and failure, each with analysis and run', async () => {
    const { analysisId } = await create();
    written.length = 0;
    await upload(analysisId);
    const [arrived] = named('upload_arrived');
    expect(arrived).toMatchObject({ trace, analysisId, outcome: 'queued' });
    const { runId } = arrived;
    const task = { data: { analysisId, runId, dispatch: 1 }, headers: { traceparent } };
    written.length = 0;

    await processAnalysis.run(task as never);
    expectContext({ analysisId, runId });
    expect(events()).toEqual(
      expect.arrayContaining(['task_delivered', 'stage_begun', 'stage_ended', 'failed']),
    );
    expectNothingMarked();
    written.length = 0;

    await app().ports.analyses.remove(analysisId);
    await onAnalysisDeleted.run({
      traceparent,
      params: { analysisId },
      data: { exists: true, get: (field: string) => (field === 'user_id' ? userId : runId) },
    } as never);
    expectContext({ analysisId, runId });
    expect(events()).toContain('cleaned_up');
    expectNothingMarked();
  });
});

describe('the log of the sweep', () => {
  it('names what it ended', async () => {
    const { analysisId } = await create();
    const hourAgo = new Date(Date.now() - 3_700_000);
    await app().ports.analyses.update(analysisId, () => ({
      result: undefined,
      change: { summary: { timestamp: hourAgo } },
    }));
    written.length = 0;
    await sweep.run({} as never);
    expect(named('failed')).toMatchObject([
      { analysisId, code: 'upload_incomplete', trace: expect.stringMatching(/^[\da-f]{32}$/) },
    ]);
    expectNothingMarked();
  });
});

describe('the log of an HTTP request', () => {
  const ask = async (path: string, init: RequestInit = {}, token = mark) => {
    const reply = await fetch(`${server.address}${path}`, {
      ...init,
      headers: {
        Authorization: `Bearer ${token}`,
        'X-Cloud-Trace-Context': `${trace}/1;o=1`,
        'X-Forwarded-For': `${mark}`,
        'Idempotency-Key': marked('key'),
        'User-Agent': mark,
        ...init.headers,
      },
    });
    return { status: reply.status, text: await reply.text() };
  };
  const post = (body: object): RequestInit => ({
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const session = () => ({
    analysis_type: 'solo',
    title: marked('title'),
    dancers: marked('dancers'),
    webhook_url: `https://hooks.example/${mark}?secret=${mark}`,
    content_type: 'video/mp4',
    size_bytes: 1_000,
  });
  /** The line is written when the connection is done with, which may be after the reply is here. */
  const requestLines = (count: number) =>
    vi.waitFor(() => {
      const found = named('request');
      expect(found).toHaveLength(count);
      return found;
    });

  it('is one line with route, status, time and bytes, in the trace that it came with', async () => {
    const created = await ask('/api/v1/video/uploads', post(session()));
    expect(created.status).toBe(201);
    const { sessionId } = JSON.parse(created.text);
    const status = await ask(`/api/v1/video/status/${sessionId}`);
    const [first, second] = await requestLines(2);
    expect(first).toMatchObject({
      name: 'POST /api/v1/video/uploads',
      status: 201,
      analysisId: sessionId,
    });
    expect(second).toMatchObject({
      name: 'GET /api/v1/video/status/:sessionId',
      status: 200,
      ms: expect.any(Number),
      bytesSent: Buffer.byteLength(status.text),
      analysisId: sessionId,
    });
    expectContext();
    expectNothingMarked();
  });

  it('holds nothing that the client filled in, whatever became of it', async () => {
    await ask(`/api/v1/video/status/${mark}.${mark}`);
    await ask(`/${mark}?${mark}=${mark}`);
    await ask(`/api/v1/video/sessions?cursor=${mark}&${mark}=1`);
    await ask('/api/v1/video/uploads', post({ ...session(), [mark]: mark }));
    await ask('/api/v1/video/uploads', post({ ...session(), analysis_type: mark }));
    await requestLines(5);
    expectNothingMarked();
  });

  it('tells why an answer was internal, without the tokens and URLs in its words', async () => {
    const { status } = await ask('/api', {}, `eyJ${mark}.eyJbroken.${mark}`);
    expect(status).toBe(500);
    await requestLines(1);
    expect(named('internal_error')).toMatchObject([{ trace, severity: 'ERROR' }]);
    expectNothingMarked();
  });

  it('tells the memory of the process on one in ten', async () => {
    for (let asked = 0; asked < 40; asked += 1) await ask('/health');
    const found = await requestLines(40);
    expect(found.filter((line) => line.rssMb > 0)).toHaveLength(4);
  });
});
