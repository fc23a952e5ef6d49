import { once } from 'node:events';
import { createServer, type RequestListener, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { tidyAddress, tidyRequests } from '../../../scripts/stack/tidy-requests.ts';

describe('tidyAddress', () => {
  it.each([
    '/',
    '/api/v1/video/status/x?y=1&z=%20',
    '/a%20b',
    '/%00',
    '/double//slash',
    '/?',
    '/a?b?c',
    '/%E2%82%AC',
  ])('leaves %s as it is', (address) => {
    expect(tidyAddress(address, 'here')).toBe(address);
  });

  it.each(['/%ff', '/%', '/a%2', '/%zz', '/%c0%af', '/a/%E0%A4%A', '/%ed%a0%80', '//%ff'])(
    'knows that %s cannot be read',
    (address) => {
      expect(tidyAddress(address, 'here')).toBeNull();
    },
  );

  it.each(['[', 'a b', 'a:b'])('knows that no address is at the host %s', (host) => {
    expect(tidyAddress('/', host)).toBeNull();
  });

  it.each([
    ['/x?a=%ff', '/x?a=%25ff'],
    ['/x?%', '/x?%25'],
    ['/x?a=%20&b=%zz%20&c', '/x?a=%20&b=%25zz%2520&c'],
    ['/x?a=1?b=%c0', '/x?a=1?b=%25c0'],
  ])('makes of %s what can be decoded: %s', (address, tidy) => {
    expect(tidyAddress(address, 'here')).toBe(tidy);
  });

  it.each([
    ['http://here:5002/health?x=1', '/health?x=1'],
    ['HTTPS://[/health', '/health'],
    ['http://here', '/'],
    ['*', '/*'],
    ['//', '/'],
    ['//[', '/['],
    ['///a//b', '/a//b'],
  ])('finds the path in %s', (address, path) => {
    expect(tidyAddress(address, 'here')).toBe(path);
  });
});

let server: Server | undefined;
afterEach(() => server?.close());

async function ask(listener: RequestListener, path = '/') {
  server = tidyRequests(createServer(listener)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const asked = request({ host: '127.0.0.1', port, path, agent: false }).end();
  const [reply] = await once(asked, 'response');
  return { status: reply.statusCode as number, body: JSON.parse(await text(reply)) as unknown };
}

describe('tidyRequests', () => {
  it('refuses an address that cannot be read, and asks nobody', async () => {
    const reply = await ask(() => expect.unreachable(), '/%ff');
    expect(reply).toEqual({
      status: 400,
      body: {
        error: 'The address of the request cannot be read.',
        code: 400,
        reason: 'invalid_request',
      },
    });
  });

  it.each([
    [
      'at once',
      () => {
        throw new Error('broken');
      },
    ],
    ['later', () => void setTimeout(0, '{').then(JSON.parse)],
  ])('fails one request where its handler throws %s', async (_when, listener) => {
    const reply = await ask(listener);
    expect(reply).toMatchObject({ status: 500, body: { code: 500, reason: 'internal' } });
  });
});
