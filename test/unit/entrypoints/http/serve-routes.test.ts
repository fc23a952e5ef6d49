import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { logger } from '../../../../functions/src/app.ts';
import { defineRoute } from '../../../../functions/src/entrypoints/http/route.ts';
import { serveRoutes } from '../../../../functions/src/entrypoints/http/serve-routes.ts';
import { createFakeApp } from '../../../support/fake-app.ts';
import { type PlatformServer, servePlatform } from '../../../support/platform-server.ts';

let server: PlatformServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
  vi.restoreAllMocks();
});

/** The address of a route that answers as told. */
async function serve(answer: () => Promise<never>): Promise<string> {
  const about = { summary: 'A thing', access: 'anyone', limit: null, replies: {} } as const;
  const route = defineRoute({ method: 'post', path: '/things/{thing}', ...about, answer });
  server = await servePlatform(serveRoutes(() => createFakeApp().app, [route]));
  return server.address;
}

async function replyTo(address: string, request: RequestInit): Promise<[number, unknown]> {
  const reply = await fetch(address, { method: 'POST', ...request });
  return [reply.status, await reply.json()];
}

describe('a route that fails', () => {
  it.each([
    ['as Google’s clients do', Object.assign(new Error('no such bucket'), { status: 404 })],
    [
      'without a role',
      Object.assign(new Error('denied'), { status: 403, code: 403, type: 'auth' }),
    ],
    ['with a status of 400', Object.assign(new Error('no such field'), { statusCode: 400 })],
    ['by an address of ours that is none', new URIError('URI malformed')],
    ['with something that is no error', { status: 400, expose: true }],
  ])('%s is at fault, and not the request', async (_how, thrown) => {
    const log = vi.spyOn(logger, 'error').mockReturnValue();
    const address = await serve(() => Promise.reject(thrown));
    expect(await replyTo(`${address}/things/1`, {})).toMatchObject([
      500,
      { code: 500, reason: 'internal' },
    ]);
    expect(log).toHaveBeenCalledExactlyOnceWith('internal_error', { cause: thrown });
  });
});

describe('a request', () => {
  const json = { 'Content-Type': 'application/json' };
  const zipped = { ...json, 'Content-Encoding': 'gzip' };
  it.each<[string, RequestInit, path?: string]>([
    ['is no JSON', { headers: json, body: '{"a":' }],
    ['is null', { headers: json, body: 'null' }],
    ['has no such encoding', { headers: { ...json, 'Content-Encoding': 'no' }, body: '{}' }],
    ['is not encoded as it says', { headers: zipped, body: '{}' }],
    ['breaks off', { headers: zipped, body: gzipSync('{"a": 1}').subarray(0, 20) }],
    [
      'has no such character set',
      { headers: { 'Content-Type': `${json['Content-Type']}; charset=no` }, body: '{}' },
    ],
    ['has an address that cannot be decoded', { headers: json, body: '{}' }, '/things/%ff'],
  ])('that %s is refused, and no fault is logged', async (_why, request, path) => {
    const log = vi.spyOn(logger, 'error').mockReturnValue();
    const address = await serve(() => Promise.reject(new Error('asked all the same')));
    expect(await replyTo(`${address}${path ?? '/things/1'}`, request)).toMatchObject([
      400,
      { code: 400, reason: 'invalid_request' },
    ]);
    expect(log).not.toHaveBeenCalled();
  });
});
