import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { App } from '../../../functions/src/app.ts';
import { defineCallable } from '../../../functions/src/entrypoints/callables/define-callable.ts';
import { judgeCalls } from '../../../functions/src/entrypoints/callables/judge-call.ts';
import { judgeRequests } from '../../../functions/src/entrypoints/http/judge-request.ts';
import { defineRoute } from '../../../functions/src/entrypoints/http/route.ts';
import { serveRoutes } from '../../../functions/src/entrypoints/http/serve-routes.ts';
import { createFakeApp } from '../../support/fake-app.ts';
import { multipartBody, multipartType, videoPart } from '../../support/multipart.ts';
import { type PlatformServer, servePlatform } from '../../support/platform-server.ts';
import { chunk, type RawRequest, speak } from '../../support/raw-connection.ts';

let server: PlatformServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const about = { summary: 'A thing', replies: {} } as const;
const thing = defineRoute({
  ...{ method: 'post', path: '/things/{thing}', access: 'caller', limit: 'change', ...about },
  request: { body: z.object({ size: z.number() }) },
  answer: async (_app, { body, caller }) => ({ status: 200, body: { ...body, ...caller } }),
});
const open = defineRoute({
  ...{ method: 'get', path: '/health', access: 'anyone', limit: null, ...about },
  answer: async () => ({ status: 200, body: { status: 'ok' } }),
});
const upload = defineRoute({
  ...{ method: 'post', path: '/upload', access: 'caller', limit: 'change', ...about },
  bodyType: 'multipart',
  answer: async (_app, { takeBody }) => ({ status: 200, body: { bytes: takeBody().byteLength } }),
});

/** What was asked of the app while a server of these routes answered. */
async function serve(): Promise<{ address: string; taken: string[]; verified: string[] }> {
  const { app, taken } = createFakeApp();
  const verified: string[] = [];
  const { verify } = app.ports.tokens;
  const counting = {
    ...app,
    ports: {
      ...app.ports,
      tokens: {
        verify: (token: string) => {
          verified.push(token);
          return verify(token);
        },
      },
    },
  } as App;
  const routes = [thing, open, upload];
  server = await servePlatform(
    serveRoutes(() => counting, routes),
    judgeRequests(() => counting, routes),
  );
  return { address: server.address, taken, verified };
}

const json = { 'Content-Type': 'application/json' };
const good = { Authorization: 'Bearer good' };
/** Announced, and never sent: whoever answers has not read it. */
const announced = (line: string, lengthBytes: number, headers = {}): RawRequest => ({
  line,
  headers: { ...json, 'Content-Length': lengthBytes, ...headers },
});
const endless = (line: string, headers = {}): RawRequest => ({
  line,
  headers: { ...json, 'Transfer-Encoding': 'chunked', ...headers },
  body: () => chunk(Buffer.alloc(16_000, '{"data":[')),
});
const bodyIn = (text: string): unknown => JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4));

describe('an HTTP function, of a body that was announced and is not sent,', () => {
  const form = { 'Content-Type': multipartType };
  it.each<[string, RawRequest, number, string]>([
    ['JSON of 65,537 bytes', announced('POST /things/1', 65_537), 413, 'invalid_request'],
    ['JSON of 31 MB', announced('POST /things/1', 31e6), 413, 'invalid_request'],
    ['JSON with a question', announced('GET /health', 12e6), 413, 'invalid_request'],
    ['JSON for no address', announced('POST /nowhere', 12e6), 413, 'invalid_request'],
    ['JSON by another method', announced('PATCH /things/1', 12e6), 413, 'invalid_request'],
    ['JSON with a page’s question', announced('OPTIONS /things/1', 12e6), 413, 'invalid_request'],
    ['JSON with a token', announced('POST /things/1', 12e6, good), 413, 'invalid_request'],
    ['JSON for an upload', announced('POST /upload', 65_537), 413, 'video_too_large'],
    ['a form', announced('POST /things/1', 65_537, form), 413, 'invalid_request'],
    [
      'a text for an upload',
      announced('POST /upload', 9e6, { 'Content-Type': 'text/plain' }),
      413,
      'video_too_large',
    ],
    ['an upload over 31 MB', announced('POST /upload', 31_000_001, form), 413, 'video_too_large'],
    ['an upload without a token', announced('POST /upload', 30e6, form), 401, 'unauthenticated'],
    [
      'an upload with a bad one',
      announced('POST /Upload/', 30e6, { ...form, Authorization: 'Bearer bad' }),
      401,
      'unauthenticated',
    ],
    ['little JSON without a token', announced('POST /things/1', 20), 401, 'unauthenticated'],
    ['little JSON for no address', announced('POST /nowhere', 20), 404, 'not_found'],
    [
      'packed JSON',
      announced('POST /things/1', 20, { ...good, 'Content-Encoding': 'br' }),
      400,
      'invalid_request',
    ],
    [
      'a packed upload',
      announced('POST /upload', 30e6, { ...good, ...form, 'Content-Encoding': 'GZip, gzip' }),
      400,
      'invalid_request',
    ],
  ])('refuses %s', async (_what, request, status, reason) => {
    const { address } = await serve();
    const { statuses, text } = await speak(address, [request]);
    expect(statuses).toEqual([status]);
    expect(bodyIn(text)).toMatchObject({ code: status, reason, error: expect.any(String) });
  });

  it('answers what needs none of it', async () => {
    const { address } = await serve();
    expect((await speak(address, [announced('GET /health', 20)])).statuses).toEqual([200]);
  });
});

describe('an HTTP function, of a body without a length,', () => {
  it.each<[string, RawRequest, number]>([
    ['cuts it where its caller may send one', endless('POST /things/1', good), 413],
    ['cuts it where anybody may ask', endless('POST /health'), 413],
    ['cuts it where nobody answers', endless('POST /nowhere'), 413],
    ['reads none where its caller may not', endless('POST /things/1'), 401],
  ])('%s', async (_what, request, status) => {
    const { address } = await serve();
    const { statuses, end } = await speak(address, [request]);
    expect([statuses, end]).toEqual([[status], 'closed']);
  });

  it('reads one that ends in time', async () => {
    const { address } = await serve();
    const body = Buffer.concat([chunk('{"si'), chunk('ze":7}'), Buffer.from('0\r\n\r\n')]);
    const { statuses, text } = await speak(address, [{ ...endless('POST /things/1', good), body }]);
    expect(statuses).toEqual([200]);
    expect(bodyIn(text)).toEqual({
      size: 7,
      ...{ userId: 'dancer', isAdmin: false, isVerified: false },
    });
  });
});

describe('an HTTP function', () => {
  const post = (address: string, path: string, init: RequestInit) =>
    fetch(`${address}${path}`, { method: 'POST', ...init });

  it('verifies a token once and counts a request once', async () => {
    const { address, taken, verified } = await serve();
    const body = JSON.stringify({ size: 1 }).padEnd(65_536);
    const reply = await post(address, '/things/1', { headers: { ...json, ...good }, body });
    expect(reply.status).toBe(200);
    expect([verified, taken]).toEqual([['good'], ['change user:dancer']]);
  });

  it('has a bad token cost its address one read', async () => {
    const { address, taken, verified } = await serve();
    const headers = { ...json, Authorization: 'Bearer bad', 'X-Forwarded-For': '192.0.2.7' };
    const reply = await post(address, '/things/1', { headers, body: '{"size":1}' });
    expect(reply.status).toBe(401);
    expect([verified, taken]).toEqual([['bad'], ['read address:192.0.2.7']]);
  });

  it('hands a video over as it came', async () => {
    const { address } = await serve();
    const body = multipartBody([videoPart(new Uint8Array(3_000_000))]);
    const headers = { ...good, 'Content-Type': multipartType };
    const reply = await post(address, '/upload', { headers, body });
    expect(await reply.json()).toEqual({ bytes: body.byteLength });
  });

  it.each([
    ['JSON that is none', json],
    ['another type', { 'Content-Type': 'text/plain' }],
    ['an unknown character set', { 'Content-Type': 'application/json; charset=no' }],
  ])('refuses what it has read as ever: %s', async (_what, type) => {
    const { address } = await serve();
    const reply = await post(address, '/things/1', { headers: { ...type, ...good }, body: '{"a' });
    expect(reply.status).toBe(400);
    expect(await reply.json()).toMatchObject({ code: 400, reason: 'invalid_request' });
  });
});

describe('a callable', () => {
  const callable = defineCallable({
    name: 'doThing',
    schema: z.unknown(),
    limit: null,
    answer: async () => ({}),
  });
  async function serveCallable(enforceAppCheck = false): Promise<string> {
    const { app } = createFakeApp({ enforceAppCheck });
    server = await servePlatform(
      (...asked) => callable(...(asked as unknown as Parameters<typeof callable>)),
      judgeCalls(() => app),
    );
    return server.address;
  }
  const unsigned = { ...json, Authorization: 'Bearer a.b.c' };

  it.each<[string, RawRequest, number, string, string]>([
    ['of 31 MB', announced('POST /', 31e6), 413, 'INVALID_ARGUMENT', 'invalid_request'],
    ['of 65,537 bytes', announced('POST /', 65_537), 413, 'INVALID_ARGUMENT', 'invalid_request'],
    [
      'with a token',
      announced('POST /', 12e6, unsigned),
      413,
      'INVALID_ARGUMENT',
      'invalid_request',
    ],
    ['by GET', announced('GET /', 12e6), 413, 'INVALID_ARGUMENT', 'invalid_request'],
    ['by OPTIONS', announced('OPTIONS /', 12e6), 413, 'INVALID_ARGUMENT', 'invalid_request'],
    ['without end', endless('POST /', unsigned), 413, 'INVALID_ARGUMENT', 'invalid_request'],
    [
      'packed',
      announced('POST /', 20, { ...unsigned, 'Content-Encoding': 'gzip' }),
      400,
      'INVALID_ARGUMENT',
      'invalid_request',
    ],
    ['without a token', announced('POST /', 20), 401, 'UNAUTHENTICATED', 'unauthenticated'],
    ['without end or token', endless('POST /'), 401, 'UNAUTHENTICATED', 'unauthenticated'],
  ])(
    'refuses a call %s, of which it reads nothing more',
    async (_what, request, http, status, code) => {
      const address = await serveCallable();
      const { statuses, text } = await speak(address, [request]);
      expect(statuses).toEqual([http]);
      expect(bodyIn(text)).toMatchObject({ error: { status, details: { code } } });
    },
  );

  it('refuses a call of no app of ours where that is asked for', async () => {
    const address = await serveCallable(true);
    const { statuses, text } = await speak(address, [announced('POST /', 20, unsigned)]);
    expect(statuses).toEqual([401]);
    expect(text).toContain('does not come from our app');
  });

  it('reads a call that comes in chunks', async () => {
    const address = await serveCallable();
    const body = Buffer.concat([
      chunk('{"data":'),
      chunk('{},"more":1}'),
      Buffer.from('0\r\n\r\n'),
    ]);
    const { statuses, text } = await speak(address, [{ ...endless('POST /', unsigned), body }]);
    expect([statuses, text]).toEqual([[400], expect.stringContaining('nothing else')]);
  });
});
