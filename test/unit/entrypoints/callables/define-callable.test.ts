import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';

/** The platform's logger keeps the console's methods as it finds them when it is loaded. */
const written = vi.hoisted(() => {
  const lines: string[] = [];
  for (const name of ['debug', 'info', 'log', 'warn', 'error'] as const) {
    console[name] = (...words: unknown[]) => void lines.push(words.map(String).join(' '));
  }
  process.env['ALLOWED_ORIGINS'] = 'https://gym.example,https://club.example:8443';
  process.env['GCLOUD_PROJECT'] ??= 'demo-flokraft';
  return lines;
});

import { defineCallable } from '../../../../functions/src/entrypoints/callables/define-callable.ts';
import { type PlatformServer, servePlatform } from '../../../support/platform-server.ts';

let server: PlatformServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
  written.length = 0;
});

const callable = defineCallable({
  name: 'doThing',
  schema: z.unknown(),
  limit: null,
  answer: async () => ({}),
});
type CallArguments = Parameters<typeof callable>;
const json = { 'Content-Type': 'application/json' };
const page = { Origin: 'https://gym.example' };
const marked = 'marked-by-the-client';
const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
const long = 'type.googleapis.com/google.protobuf.Int64Value';

async function ask(request: RequestInit, path = ''): Promise<Response> {
  server = await servePlatform((...asked) => callable(...(asked as unknown as CallArguments)));
  return fetch(`${server.address}/${path}`, { method: 'POST', ...request });
}

describe('what is no call', () => {
  it.each<[string, RequestInit, path?: string]>([
    ['an object without data', { headers: json, body: '{}' }],
    ['data beside something else', { headers: json, body: `{"data":{},"more":"${marked}"}` }],
    ['fields that belong into data', { headers: json, body: `{"analysisId":"${marked}"}` }],
    ['a list', { headers: json, body: '[{"data":{}}]' }],
    ['a bare null', { headers: json, body: 'null' }],
    ['broken JSON', { headers: json, body: '{"data":' }],
    ['nothing', { headers: json }],
    ['a text', { headers: { 'Content-Type': 'text/plain' }, body: marked }],
    ['a form', { body: new URLSearchParams({ data: marked }) }],
    ['no content type', { body: new Uint8Array([123, 125]) }],
    [
      'an unknown character set',
      { headers: { 'Content-Type': 'text/x; charset=no' }, body: marked },
    ],
    ['another method', { method: 'PUT', headers: json, body: '{"data":{}}' }],
    ['a question', { method: 'GET' }],
    ['an address that cannot be decoded', { method: 'GET' }, '%ff'],
    ['a type that is none', { headers: json, body: `{"data":[{"@type":"${marked}"}]}` }],
    ['a number that is none', { headers: json, body: `{"data":{"@type":"${long}","value":"x"}}` }],
    ['a type that is no text', { headers: json, body: '{"data":{"@type":{"toString":1}}}' }],
    [
      'a number that is an object',
      { headers: json, body: `{"data":{"@type":"${long}","value":{"toString":1}}}` },
    ],
    ['a prototype', { headers: json, body: '{"data":{"a":[{"__proto__":{}}]}}' }],
    ['what lies too deep', { headers: json, body: `{"data":${deep}}` }],
  ])('is refused in our shape, and nothing of it is logged: %s', async (_what, request, path) => {
    const reply = await ask({ ...request, headers: { ...request.headers, ...page } }, path);
    expect(reply.status).toBe(400);
    expect(await reply.json()).toEqual({
      error: {
        status: 'INVALID_ARGUMENT',
        message: expect.not.stringContaining('Bad Request'),
        details: { code: 'invalid_request' },
      },
    });
    expect(reply.headers.get('Access-Control-Allow-Origin')).toBe(page.Origin);
    expect(written.filter((line) => line.includes(marked))).toEqual([]);
    expect(written.filter((line) => line.includes('doThing'))).toHaveLength(1);
  });
});

describe('a call', () => {
  it.each([
    ['null', null],
    ['a long as Android and iOS write it', { size: { '@type': long, value: '5' } }],
    ['lists within lists', [[[{ a: [1] }]]]],
  ])('is let through with %s', async (_what, data) => {
    const headers = { 'Content-Type': 'application/json; charset=utf-8' };
    const reply = await ask({ headers, body: JSON.stringify({ data }) });
    expect(await reply.json()).toMatchObject({ error: { details: { code: 'unauthenticated' } } });
  });

  it.each(['garbage', 'a.b.c', ''])('is refused in our words with the token %j', async (token) => {
    const headers = { ...json, Authorization: `Bearer ${token}` };
    const reply = await ask({ headers, body: '{"data":{}}' });
    expect(reply.status).toBe(401);
    expect(await reply.json()).toEqual({
      error: {
        status: 'UNAUTHENTICATED',
        message: expect.stringContaining('sign in'),
        details: { code: 'unauthenticated' },
      },
    });
  });

  it('is deployed as before', () => {
    expect(callable.__endpoint).toMatchObject({ callableTrigger: {}, availableMemoryMb: 512 });
  });
});

describe('a page', () => {
  const wish = { 'Access-Control-Request-Method': 'POST' };
  const ours = ['https://gym.example', 'https://club.example:8443'];
  const hostings = ['web.app', 'firebaseapp.com'].map(
    (domain) => `https://${process.env['GCLOUD_PROJECT']}.${domain}`,
  );
  const others = [
    ...['https://evil.example', 'null', 'http://gym.example', 'https://gym.example.evil.example'],
    ...[
      'https://evil-gym.example',
      'https://gym.example:8443',
      'https://club.example',
      'https://*',
    ],
    ...['https://gym.example/', 'HTTPS://GYM.EXAMPLE', 'https://gym.example,https://evil.example'],
    ...['https://web.app', 'https://another.web.app', 'file://', 'https://gym.exаmple'],
  ].map((origin) => Buffer.from(origin).toString('latin1'));
  const allowed = ({ headers }: Response) =>
    [...headers].filter(([name]) => name.startsWith('access-control-'));

  it.each([...ours, ...hostings])('of %s may call, and read the answer', async (origin) => {
    const asked = await ask({ method: 'OPTIONS', headers: { ...wish, Origin: origin } });
    expect([asked.status, asked.headers.get('Access-Control-Allow-Origin')]).toEqual([204, origin]);
    expect(asked.headers.get('Access-Control-Allow-Methods')).toBe('POST');
    await server?.stop();
    const answered = await ask({ headers: { ...json, Origin: origin }, body: '{"data":{}}' });
    expect(answered.headers.get('Access-Control-Allow-Origin')).toBe(origin);
    expect(answered.headers.get('Vary')).toContain('Origin');
  });

  it.each(others)('of %s may neither call nor read', async (origin) => {
    const asked = await ask({ method: 'OPTIONS', headers: { ...wish, Origin: origin } });
    expect(asked.headers.has('Access-Control-Allow-Origin')).toBe(false);
    await server?.stop();
    const answered = await ask({ headers: { ...json, Origin: origin }, body: '{"data":{}}' });
    expect(allowed(answered).filter(([name]) => name.endsWith('-origin'))).toEqual([]);
  });

  it('lets whoever sends no origin call: no page does that', async () => {
    const reply = await ask({ headers: json, body: '{"data":{}}' });
    expect(await reply.json()).toMatchObject({ error: { details: { code: 'unauthenticated' } } });
  });
});
