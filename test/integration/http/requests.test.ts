import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HttpServer, startHttpServer } from '../../support/http-server.ts';
import { type Account, openAccount } from '../../support/id-tokens.ts';
import { seedAnalysis } from '../../support/seeded-analysis.ts';

const origin = 'https://gym.example';
let server: HttpServer;
let owner: Account;
let stranger: Account;

beforeAll(async () => {
  const config = { allowedOrigins: [origin], listsPerMinute: 1_000 };
  [server, owner, stranger] = await Promise.all([
    startHttpServer({ config }),
    openAccount(),
    openAccount(),
  ]);
  await seedAnalysis(owner.uid);
  await seedAnalysis(owner.uid);
});
afterAll(() => server.stop());

const ask = (path: string, { idToken }: Account, init: RequestInit = {}) =>
  fetch(`${server.address}${path}`, {
    ...init,
    headers: { Authorization: `Bearer ${idToken}`, ...init.headers },
  });
const upload = (body: string | Buffer, type: string) =>
  ask('/api/v1/video/uploads', owner, {
    method: 'POST',
    headers: { 'Content-Type': type },
    body: new Uint8Array(Buffer.from(body)),
  });
const request = { analysis_type: 'solo', content_type: 'video/mp4', size_bytes: 1_000 };

async function expectInvalid(reply: Response): Promise<void> {
  expect(reply.status).toBe(400);
  expect(await reply.json()).toMatchObject({ code: 400, reason: 'invalid_request' });
}

describe('a body', () => {
  it('is refused past 64 KiB', async () => {
    const padded = (bytes: number) => JSON.stringify(request).padEnd(bytes);
    expect((await upload(padded(64 * 1024), 'application/json')).status).toBe(201);
    const reply = await upload(padded(64 * 1024 + 1), 'application/json');
    expect(reply.status).toBe(413);
    expect(await reply.json()).toMatchObject({ code: 413, reason: 'invalid_request' });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/octet-stream'])(
    'is not read as JSON where it comes as %s',
    async (type) => expectInvalid(await upload(JSON.stringify(request), type)),
  );

  it.each([
    ['a field that is not known', { ...request, owner: 'me' }],
    ['a type that is not known', { ...request, analysis_type: 'opera' }],
    ['a size of nothing', { ...request, size_bytes: 0 }],
    ['no object', [request]],
    ['text that is too long', { ...request, title: 'a'.repeat(121) }],
    ['half a character', { ...request, dance_type: 'salsa \ud83d' }],
    ['half a character in its params', { ...request, params: { exercise: '\udd7a' } }],
    ['half a character in a name', { ...request, params: { '\ud83d': 1 } }],
    ['half a character in an address', { ...request, webhook_url: 'https://a.example/\ud83d' }],
    ['a control character', { ...request, dancers: 'Ann\0Bob' }],
  ])('is refused with %s', async (_what, body) => {
    await expectInvalid(await upload(JSON.stringify(body), 'application/json'));
  });

  it('is refused in words for people, which name the nearest field', async () => {
    const slip = { ...request, danceType: 'salsa', title: 'a'.repeat(121) };
    const reply = await upload(JSON.stringify(slip), 'application/json');
    expect(await reply.json()).toEqual({
      error:
        'Title may have at most 120 characters. There is no field `danceType`. ' +
        'Did you mean `dance_type`? Please correct them.',
      code: 400,
      reason: 'invalid_request',
      issues: [
        { path: 'title', message: 'Title may have at most 120 characters.' },
        {
          path: 'danceType',
          message: 'There is no field `danceType`. Did you mean `dance_type`?',
        },
      ],
    });
  });
});

describe('an id', () => {
  it.each(['a.b', '..%2Fother', 'a'.repeat(65), '%00', 'ü', '__x__', '____'])(
    'is refused where it can be none: %s',
    async (id) => expectInvalid(await ask(`/api/v1/video/status/${id}`, owner)),
  );
});

describe('what the platform’s own server cannot read', () => {
  it('is refused in the usual shape', async () => {
    await expectInvalid(await ask('/api/v1/video/status/%E0%A4%A', owner));
    await expectInvalid(await upload('{"analysis_type":', 'application/json'));
    await expectInvalid(await upload('null', 'application/json'));
  });
});

describe('a query', () => {
  it.each(['limit=0', 'limit=101', 'limit=x', 'limit=1&limit=2', 'status=odd', 'owner=me'])(
    'is refused with %s',
    async (query) => expectInvalid(await ask(`/api/v1/video/sessions?${query}`, owner)),
  );
});

describe('a cursor', () => {
  const cursorOf = async (account: Account, query = '') => {
    const reply = await ask(`/api/v1/video/sessions?limit=1${query}`, account);
    return String(((await reply.json()) as { nextCursor: unknown }).nextCursor);
  };
  const list = (account: Account, cursor: string, query = '') =>
    ask(`/api/v1/video/sessions?limit=1${query}&cursor=${encodeURIComponent(cursor)}`, account);

  it('leads its owner on', async () => {
    expect((await list(owner, await cursorOf(owner))).status).toBe(200);
  });

  it('is refused where it is forged, another’s, or of another filter', async () => {
    const cursor = await cursorOf(owner);
    await expectInvalid(await list(owner, 'made-up'));
    await expectInvalid(await list(owner, `${cursor.slice(0, -4)}AAAA`));
    await expectInvalid(await list(stranger, cursor));
    await expectInvalid(await list(owner, cursor, '&status=completed'));
  });
});

describe('an answer', () => {
  it('carries the headers of data that is nobody else’s to keep, frame or sniff', async () => {
    const { headers } = await ask('/api/v1/video/sessions', owner);
    expect(headers.get('Cache-Control')).toBe('private, no-store');
    expect(headers.get('Content-Security-Policy')).toBe(
      "default-src 'none';frame-ancestors 'none'",
    );
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('X-Frame-Options')).toBe('DENY');
    expect(headers.get('Strict-Transport-Security')).toMatch(/^max-age=\d{8,}/);
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.has('X-Powered-By')).toBe(false);
  });

  it('of a route that is not there is a refusal in the usual shape', async () => {
    const reply = await ask('/api/v1/video/nowhere', owner);
    expect(reply.status).toBe(404);
    expect(await reply.json()).toMatchObject({
      error: expect.stringContaining('/api/openapi.json'),
      code: 404,
      reason: 'not_found',
    });
    expect((await fetch(`${server.address}/api/openapi.json`)).status).toBe(200);
  });

  it.each([
    ['GET', '/api/v1/video/uploads', 'POST'],
    ['POST', '/analyses', 'GET'],
    ['PUT', '/api/v1/video/status/x', 'GET'],
  ])('to %s %s, which takes another method, says which', async (method, path, allowed) => {
    const reply = await ask(path, owner, { method });
    expect(reply.status).toBe(404);
    expect(reply.headers.get('Allow')).toBe(allowed);
    const error = expect.stringContaining(`takes ${allowed}, not ${method}`);
    expect(await reply.json()).toMatchObject({ error, code: 404, reason: 'not_found' });
  });
});

describe('a page', () => {
  const preflight = (from: string) =>
    fetch(`${server.address}/api/v1/video/uploads`, {
      method: 'OPTIONS',
      headers: {
        Origin: from,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'authorization,content-type,idempotency-key',
      },
    });

  it('of an allowed origin may ask, with the headers that it needs', async () => {
    const { status, headers } = await preflight(origin);
    expect(status).toBe(204);
    expect(headers.get('Access-Control-Allow-Origin')).toBe(origin);
    expect(headers.get('Access-Control-Allow-Methods')).toContain('POST');
    expect(headers.get('Access-Control-Allow-Headers')).toContain('authorization');
    expect(headers.get('Vary')).toContain('Origin');
  });

  it('of an allowed origin may read the answer, and when and where to ask again', async () => {
    const { headers } = await ask('/api', owner, { headers: { Origin: origin } });
    expect(headers.get('Access-Control-Allow-Origin')).toBe(origin);
    const exposed = (headers.get('Access-Control-Expose-Headers') ?? '').split(',');
    for (const name of ['Retry-After', 'Preference-Applied', 'X-Next-Cursor', 'Link']) {
      expect(exposed).toContain(name);
    }
    expect(headers.has('Access-Control-Allow-Credentials')).toBe(false);
  });

  it.each(['https://evil.example', 'null', 'https://gym.example.evil.example'])(
    'of %s may do neither',
    async (other) => {
      expect((await preflight(other)).headers.has('Access-Control-Allow-Origin')).toBe(false);
      const { headers } = await ask('/api', owner, { headers: { Origin: other } });
      expect(headers.has('Access-Control-Allow-Origin')).toBe(false);
    },
  );
});
