import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalReply, sessionAccepted } from '../../../functions/src/contract/sessions.ts';
import { sourcePath } from '../../../functions/src/domain/video/object-paths.ts';
import type { StoredObject } from '../../../functions/src/domain/video/stored-object.ts';
import { acceptUpload } from '../../../functions/src/workflows/accept-upload.ts';
import type { VideoBucket } from '../../../functions/src/workflows/ports/video-bucket.ts';
import { type Part, videoPart } from '../../support/multipart.ts';
import {
  aDancer,
  type QuietHttpServer,
  startQuietHttpServer,
} from '../../support/quiet-http-server.ts';

const route = 'POST /api/v1/video/upload';
const solo: Part = { name: 'analysis_type', content: 'solo' };
const form: Part[] = [solo, videoPart('some bytes')];

let server: QuietHttpServer;
/** What the next write to the bucket does in the bucket's place. */
let nextWrite: ((write: () => ReturnType<VideoBucket['write']>) => Promise<never>) | null = null;

beforeAll(async () => {
  server = await startQuietHttpServer(({ ports }) => ({
    bucket: {
      ...ports.bucket,
      write(...parameters) {
        const write = () => ports.bucket.write(...parameters);
        const replaced = nextWrite;
        nextWrite = null;
        return replaced === null ? write() : replaced(write);
      },
    },
  }));
});
afterAll(() => server.stop());

async function accepted(reply: Response) {
  const body: unknown = await reply.json();
  expect(reply.status, JSON.stringify(body)).toBe(202);
  return sessionAccepted.parse(body);
}

describe('POST /api/v1/video/upload', () => {
  it('stores the video and queues its session', async () => {
    const dancer = aDancer();
    const described = [
      { name: 'dance_type', content: 'salsa' },
      { name: 'params', content: '{"trim":{"start_seconds":1,"end_seconds":4}}' },
      { name: 'title', content: '' },
    ];
    const reply = await server.ask(dancer, route, { form: [...form, ...described] });
    const { sessionId, ...rest } = await accepted(reply);
    expect(rest).toEqual({ status: 'queued', message: 'Waiting for a free worker' });

    const stored = await server.app.ports.analyses.read(sessionId);
    expect(stored?.summary).toMatchObject({
      user_id: dancer.userId,
      analysis_type: 'solo',
      dance_type: 'salsa',
      style: 'salsa',
      title: null,
      params: { trim: { start_seconds: 1, end_seconds: 4 } },
      status: 'queued',
      video: { content_type: 'video/mp4', size_bytes: 10 },
    });
    expect(stored?.work.session).toEqual({ ttlHours: 24, webhookUrl: null });
    const object = await server.app.ports.bucket.stat(sourcePath(dancer.userId, sessionId));
    expect(object).toMatchObject({ contentType: 'video/mp4', sizeBytes: 10, uploaded: true });
    expect(object?.generation).toBe(stored?.work.sourceGeneration);
  });

  it('is not disturbed by the bucket’s own event, which comes later', async () => {
    const dancer = aDancer();
    const { sessionId } = await accepted(await server.ask(dancer, route, { form }));
    const { ports } = server.app;
    const path = sourcePath(dancer.userId, sessionId);
    const object = await ports.bucket.stat(path);
    if (object === null) throw new Error('There is no object.');
    await acceptUpload(ports, object);
    expect((await ports.analyses.read(sessionId))?.summary.status).toBe('queued');
    expect(await ports.bucket.stat(path)).toEqual(object);
  });

  it.each([
    ['curl', 'a.mov', 'application/octet-stream', 'video/quicktime'],
    ['Retrofit', 'a.mov', 'multipart/form-data', 'video/quicktime'],
    ['React Native', 'a.mp4', 'video', 'video/mp4'],
    ['Android', 'a.webm', 'video/*', 'video/webm'],
    ['Chrome', 'a.mkv', 'video/matroska', 'video/x-matroska'],
    ['Linux', 'a.avi', 'video/vnd.avi', 'video/x-msvideo'],
    ['Windows', '00001.MTS', 'video/vnd.dlna.mpeg-tts', 'video/mp2t'],
    ['Python', 'a.3gp', 'audio/3gpp', 'video/3gpp'],
    ['MediaRecorder', 'blob', 'video/webm;codecs=vp9,opus', 'video/webm'],
    ['a client in capitals', 'blob', 'VIDEO/MP4; codecs="avc1"', 'video/mp4'],
    ['a client that says nothing', 'a.m2ts', undefined, 'video/mp2t'],
  ])('reads the type and the name as %s sends them: %s, %s', async (_who, fileName, type, read) => {
    const dancer = aDancer();
    const part: Part = { name: 'video', content: 'some bytes', fileName };
    const sent = type === undefined ? part : { ...part, contentType: type };
    const reply = await server.ask(dancer, route, { form: [solo, sent] });
    const { sessionId, status } = await accepted(reply);
    expect(status).toBe('queued');
    const stored = await server.app.ports.analyses.read(sessionId);
    expect(stored?.summary.video?.content_type).toBe(read);
    const object = await server.app.ports.bucket.stat(sourcePath(dancer.userId, sessionId));
    expect(object?.contentType).toBe(read);
  });

  const bad: [string, Part[], number, string, string | null][] = [
    ['no analysis type', [videoPart()], 400, 'invalid_request', 'analysis_type'],
    [
      'an unknown analysis type',
      [videoPart(), { name: 'analysis_type', content: 'ballet' }],
      400,
      'invalid_request',
      'analysis_type',
    ],
    [
      'an unknown field',
      [...form, { name: 'color', content: 'red' }],
      400,
      'invalid_request',
      'color',
    ],
    [
      'a title that is too long',
      [...form, { name: 'title', content: 'x'.repeat(121) }],
      400,
      'invalid_request',
      'title',
    ],
    [
      'params that are no JSON',
      [...form, { name: 'params', content: '{trim' }],
      400,
      'invalid_request',
      'params',
    ],
    [
      'params that are no object',
      [...form, { name: 'params', content: '3' }],
      400,
      'invalid_request',
      'params',
    ],
    [
      'params that the profile does not take',
      [...form, { name: 'params', content: '{"trim":{"start_seconds":"a"}}' }],
      400,
      'invalid_request',
      'params.trim.start_seconds',
    ],
    [
      'a webhook address that is none',
      [...form, { name: 'webhook_url', content: 'somewhere' }],
      400,
      'invalid_request',
      'webhook_url',
    ],
    ['no video', [solo], 400, 'invalid_request', 'video'],
    [
      'a picture',
      [solo, { ...videoPart(), contentType: 'image/png' }],
      415,
      'unsupported_format',
      null,
    ],
    [
      'bytes of which nothing is known',
      [solo, { ...videoPart(), fileName: 'dance', contentType: 'application/octet-stream' }],
      415,
      'unsupported_format',
      null,
    ],
    [
      'a video of more than 30 MB',
      [solo, videoPart(new Uint8Array(30_000_001))],
      413,
      'video_too_large',
      null,
    ],
  ];
  it.each(bad)('refuses %s, and makes no session', async (_what, parts, status, reason, path) => {
    const dancer = aDancer();
    const reply = await server.ask(dancer, route, { form: parts });
    expect(reply.status).toBe(status);
    const body = refusalReply.parse(await reply.json());
    expect(body).toMatchObject({ code: status, reason });
    if (path !== null) expect(body.issues?.map((issue) => issue.path)).toContain(path);
    expect(await server.sessionsOf(dancer)).toEqual([]);
  });

  it('refuses a body that is no form', async () => {
    const headers = { 'Content-Type': 'video/mp4' };
    const reply = await server.ask(aDancer(), route, { headers });
    expect(reply.status).toBe(400);
    expect(await reply.json()).toMatchObject({ reason: 'invalid_request' });
  });
});

describe('Idempotency-Key', () => {
  const headers = { 'Idempotency-Key': 'once' };
  const fails = async () => {
    throw new Error('the bucket is away');
  };

  it('answers the same session again, as it is by then', async () => {
    const dancer = aDancer();
    const first = await accepted(await server.ask(dancer, route, { form, headers }));
    await server.ask(dancer, `POST /api/v1/video/cancel/${first.sessionId}`);
    const again = await accepted(await server.ask(dancer, route, { form, headers }));
    expect(again).toMatchObject({ sessionId: first.sessionId, status: 'cancelled' });
  });

  it('makes one session of requests that come at once', async () => {
    const dancer = aDancer();
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => server.ask(dancer, route, { form, headers })),
    );
    const bodies = await Promise.all(replies.map(accepted));
    expect(new Set(bodies.map(({ sessionId }) => sessionId)).size).toBe(1);
    expect(await server.sessionsOf(dancer)).toMatchObject([{ status: 'queued' }]);
  });

  it.each([
    ['another title', [...form, { name: 'title', content: 'Other' }]],
    ['another video of the same size', [solo, videoPart('some bytez')]],
  ])('is refused with %s', async (_what, other) => {
    const dancer = aDancer();
    await accepted(await server.ask(dancer, route, { form, headers }));
    const reply = await server.ask(dancer, route, { form: other, headers });
    expect(reply.status).toBe(400);
    expect(await reply.json()).toMatchObject({
      reason: 'invalid_request',
      issues: [
        {
          path: 'Idempotency-Key',
          message: 'Idempotency-Key belongs to a different request.',
        },
      ],
    });
  });

  it('completes with the retry an upload that was cut off', async () => {
    const dancer = aDancer();
    nextWrite = fails;
    expect((await server.ask(dancer, route, { form, headers })).status).toBe(500);
    expect(await server.sessionsOf(dancer)).toMatchObject([{ status: 'uploading' }]);
    const { sessionId } = await accepted(await server.ask(dancer, route, { form, headers }));
    expect(await server.sessionsOf(dancer)).toMatchObject([{ sessionId, status: 'queued' }]);
  });

  it('accepts with the retry a video that had arrived and was not answered for', async () => {
    const dancer = aDancer();
    const written = Promise.withResolvers<StoredObject>();
    nextWrite = async (write) => {
      written.resolve(await write());
      return fails();
    };
    expect((await server.ask(dancer, route, { form, headers })).status).toBe(500);
    nextWrite = fails;
    const { sessionId, status } = await accepted(
      await server.ask(dancer, route, { form, headers }),
    );
    nextWrite = null;
    expect(status).toBe('queued');
    const stored = await server.app.ports.analyses.read(sessionId);
    expect(stored?.work.sourceGeneration).toBe((await written.promise).generation);
  });

  it('left out, an upload that fails ends its session, which nobody could come back to', async () => {
    const dancer = aDancer();
    nextWrite = fails;
    const reply = await server.ask(dancer, route, { form });
    expect(reply.status).toBe(500);
    expect(await reply.json()).toMatchObject({
      reason: 'internal',
      error: 'The video could not be stored. Please send it again.',
    });
    expect(await server.sessionsOf(dancer)).toMatchObject([
      { status: 'failed', error: { code: 'upload_incomplete' } },
    ]);
  });
});
