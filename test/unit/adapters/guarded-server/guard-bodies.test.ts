import { once } from 'node:events';
import { createServer, type IncomingMessage, request as openRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type BodyRule,
  guardBodies,
} from '../../../../functions/src/adapters/guarded-server/guard-bodies.ts';
import { AppError } from '../../../../functions/src/domain/errors.ts';
import { chunk, speak } from '../../../support/raw-connection.ts';

const mostBytes = 1_000;
const tooLarge = new AppError('invalid_request', 'too large');
const refusal = new AppError('invalid_request', 'refused');

let server: Server;
let address: string;
let rule: BodyRule;
/** What the listener behind the guard got: the body, or why there is none. */
let seen: string[];
/** Bytes that the server took off the wire, all connections together. */
const readBytes = () => sockets.reduce((sum, { bytesRead }) => sum + bytesRead, 0);
let sockets: { bytesRead: number }[];

beforeEach(async () => {
  rule = { mostBytes, tooLarge, refusal: null, wanted: 'parsed', admit: null };
  seen = [];
  sockets = [];
  const refused = new WeakMap<IncomingMessage, AppError>();
  server = createServer(async (request, response) => {
    const why = refused.get(request);
    let body = '';
    for await (const piece of request) body += piece;
    const whole = (request as { rawBody?: Buffer }).rawBody;
    seen.push(why?.message ?? (whole && `whole ${whole.length}`) ?? `body ${body.length}`);
    response.statusCode = why === undefined ? 200 : 413;
    response.end(`${request.method} ${request.url} ${request.headers['content-length']}`);
  });
  guardBodies(server, {
    judge: () => rule,
    refuse: (arrived, why) => refused.set(arrived, why),
  });
  server.on('connection', (socket) => sockets.push(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const post = (body: Buffer | string, headers: Record<string, string | number> = {}) => ({
  line: 'POST /things',
  headers: { 'Content-Length': Buffer.byteLength(body), ...headers },
  body,
});
const inChunks = { 'Transfer-Encoding': 'chunked' };

describe('a body within the limit', () => {
  it.each([
    ['with a length', post('a'.repeat(mostBytes))],
    [
      'in chunks',
      {
        line: 'POST /things',
        headers: inChunks,
        body: Buffer.concat([
          ...Array.from({ length: mostBytes }, () => chunk('a')),
          Buffer.from('0\r\n\r\n'),
        ]),
      },
    ],
  ])('arrives as one that has a length: %s', async (_how, request) => {
    const { statuses, text } = await speak(address, [request]);
    expect(statuses).toEqual([200]);
    expect(text).toContain(`POST /things ${mostBytes}`);
    expect(seen).toEqual([`body ${mostBytes}`]);
  });

  it('is handed over whole where our own code parses it', async () => {
    rule = { ...rule, wanted: 'whole' };
    await speak(address, [post('a'.repeat(500))]);
    expect(seen).toEqual(['whole 500']);
  });

  it('is dropped where nobody wants it, and the connection is used again', async () => {
    rule = { ...rule, wanted: null };
    const { statuses } = await speak(address, [post('a'.repeat(500)), post('b')]);
    expect(statuses).toEqual([200, 200]);
    expect(seen).toEqual(['body 0', 'body 0']);
  });

  it('leaves the connection as it was', async () => {
    const { statuses, end } = await speak(address, [post('a'), post('bc'), { line: 'GET /' }]);
    expect([statuses, end]).toEqual([[200, 200, 200], 'open']);
    expect(seen.toSorted()).toEqual(['body 0', 'body 1', 'body 2']);
  });

  it('that its client does not finish reaches nobody', async () => {
    const { statuses } = await speak(address, [post('a', { 'Content-Length': 10 })], {
      longestMs: 100,
    });
    await sleep(100);
    expect([statuses, seen]).toEqual([[], []]);
  });
});

describe('a body over the limit', () => {
  it.each([
    ['by a byte', mostBytes + 1],
    ['by far', 300_000_000],
  ])('is refused by its length alone, before a byte of it has come: %s', async (_how, length) => {
    const { statuses } = await speak(address, [
      { line: 'POST /things', headers: { 'Content-Length': length } },
    ]);
    expect([statuses, seen]).toEqual([[413], ['too large']]);
  });

  it('is cut where it comes without a length and without end', async () => {
    const endless = { line: 'POST /things', headers: inChunks, body: () => chunk('a'.repeat(500)) };
    const { statuses, end } = await speak(address, [endless]);
    expect([statuses, seen, end]).toEqual([[413], ['too large'], 'closed']);
  });

  it('is cut, too, where nobody wants it', async () => {
    rule = { ...rule, wanted: null };
    const endless = { line: 'POST /things', headers: inChunks, body: () => chunk('a'.repeat(500)) };
    expect((await speak(address, [endless])).statuses).toEqual([413]);
  });

  it('still leaves its client the answer, though that sends all of it first', async () => {
    const large = post(Buffer.alloc(20_000_000));
    const { statuses, end } = await speak(address, [large]);
    expect([statuses, end]).toEqual([[413], 'closed']);
  });

  it('is not read while its client may still hang up', async () => {
    const answered = await new Promise<number | undefined>((resolve, reject) => {
      const client = openRequest(`${address}/things`, {
        method: 'POST',
        headers: { 'Content-Length': 50_000_000 },
      });
      client.on('error', reject);
      client.on('response', (response) => {
        client.off('error', reject).on('error', () => {});
        client.destroy();
        resolve(response.statusCode);
      });
      client.write(Buffer.alloc(50_000_000));
    });
    await sleep(400);
    expect(answered).toBe(413);
    expect(readBytes()).toBeLessThan(10_000_000);
  });

  it('ends its connection: what was sent behind it is not answered', async () => {
    const { statuses, end } = await speak(address, [
      post(Buffer.alloc(100_000)),
      { line: 'GET /next' },
    ]);
    expect([statuses, end]).toEqual([[413], 'closed']);
    expect(seen).toEqual(['too large']);
  });
});

describe('whoever asks before sending', () => {
  const asks = { Expect: '100-continue' };

  it('is told to go on where the body is wanted', async () => {
    const { statuses } = await speak(address, [{ ...post('abc', asks), waits: true }]);
    expect([statuses, seen]).toEqual([[100, 200], ['body 3']]);
  });

  it.each([
    ['is too large', {}, mostBytes + 1],
    ['is refused', { refusal }, 10],
    ['is not admitted', { admit: async () => false }, 10],
  ])('is told no instead where it %s', async (_why, change, length) => {
    rule = { ...rule, ...change };
    const headers = { ...asks, 'Content-Length': length };
    const { statuses } = await speak(address, [{ line: 'POST /things', headers }]);
    expect(statuses).not.toContain(100);
    expect(statuses).toHaveLength(1);
  });

  it('is told to go on where there is no body', async () => {
    expect((await speak(address, [{ line: 'GET /', headers: asks }])).statuses).toEqual([100, 200]);
  });
});

describe('admission', () => {
  it('comes before the body is read: little is taken off the wire until then', async () => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    rule = { ...rule, mostBytes: 30_000_000, wanted: 'whole', admit: () => promise };
    const speaking = speak(address, [post(Buffer.alloc(20_000_000))], { lingersMs: 2_000 });
    await sleep(300);
    expect(readBytes()).toBeLessThan(200_000);
    resolve(true);
    expect((await speaking).statuses).toEqual([200]);
    expect(seen).toEqual(['whole 20000000']);
  });

  it('that is refused leaves the body unread', async () => {
    rule = { ...rule, mostBytes: 30_000_000, admit: async () => false };
    const headers = { 'Content-Length': 20_000_000 };
    const { statuses } = await speak(address, [{ line: 'POST /things', headers }]);
    expect([statuses, seen]).toEqual([[200], ['body 0']]);
  });

  it('is asked only where the headers leave it open', async () => {
    let asked = 0;
    const admit = async () => {
      asked += 1;
      return true;
    };
    rule = { ...rule, admit };
    await speak(address, [post('a'.repeat(mostBytes + 1))]);
    rule = { ...rule, refusal };
    await speak(address, [post('a')]);
    expect(asked).toBe(0);
  });
});

describe('a body that is cut into very many pieces', () => {
  it.each([
    ['of one byte', 1],
    ['of 40 bytes', 40],
  ])('is refused, each costing time however small: %s', async (_what, sizeBytes) => {
    rule = { ...rule, mostBytes: 30_000_000, wanted: 'whole' };
    const pieces = Array.from({ length: 3_000 }, () => chunk('a'.repeat(sizeBytes)));
    const body = Buffer.concat([...pieces, Buffer.from('0\r\n\r\n')]);
    const { statuses, end } = await speak(address, [
      { line: 'POST /things', headers: inChunks, body },
    ]);
    expect([statuses, end]).toEqual([[413], 'closed']);
    expect(seen).toEqual([expect.stringContaining('pieces')]);
  });

  it('is taken where they are such as a network makes', async () => {
    rule = { ...rule, mostBytes: 30_000_000, wanted: 'whole' };
    const pieces = Array.from({ length: 5_000 }, () => chunk('a'.repeat(500)));
    const body = Buffer.concat([...pieces, Buffer.from('0\r\n\r\n')]);
    await speak(address, [{ line: 'POST /things', headers: inChunks, body }]);
    expect(seen).toEqual(['whole 2500000']);
  });
});
