import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type LookupFunction } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createWebhookSender,
  type WebhookSenderOptions,
} from '../../functions/src/adapters/webhook-sender.ts';
import type { WebhookPost } from '../../functions/src/workflows/ports/webhooks.ts';
import { type Receiver, signersOf, startReceiver } from '../support/webhook-receiver.ts';

let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.close());

const post = (changes: Partial<WebhookPost> = {}): WebhookPost => ({
  url: receiver.url,
  eventId: 'a.r.completed',
  body: '{"said":"ça va"}',
  secrets: ['new', 'old'],
  sentAt: new Date(1_700_000_000_999),
  ...changes,
});

const send = (changes: Partial<WebhookPost> = {}, options: Partial<WebhookSenderOptions> = {}) =>
  createWebhookSender({ toLoopback: true, ...options }).send(post(changes));

/** A name server that gives one list of addresses after the other, the last one for ever. */
function answering(...answers: string[][]): LookupFunction {
  let asked = 0;
  return (_name, options, callback) => {
    const addresses = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked += 1;
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    if (options.all) callback(null, found);
    else callback(null, found[0]?.address ?? '', found[0]?.family);
  };
}

const named = (port: number) => ({ url: `http://hooks.example.com:${port}/told` });
const refused = { status: null, failure: 'address_not_allowed' };

describe('a webhook', () => {
  it('is posted with its type, event, agent and a signature by each secret', async () => {
    expect(await send()).toEqual({ status: 204, failure: null });
    const [told] = receiver.received;
    expect(told).toMatchObject({
      method: 'POST',
      path: '/told?by=flokraft',
      body: '{"said":"ça va"}',
      headers: {
        'content-type': 'application/json',
        'content-length': '17',
        'user-agent': 'Flokraft-Webhooks',
        'flokraft-event-id': 'a.r.completed',
        'flokraft-signature': expect.stringMatching(/^t=1700000000(,v1=[0-9a-f]{64}){2}$/),
      },
    });
    expect(told && signersOf(told, ['old', 'new'])).toEqual(['new', 'old']);
  });

  it.each([200, 301, 404, 410, 500, 503])('brings back the status %i', async (status) => {
    receiver.next.push({ status });
    expect(await send()).toEqual({ status, failure: null });
  });

  it.each([301, 302, 303, 307, 308])('follows no redirect of status %i', async (status) => {
    const other = await startReceiver();
    try {
      receiver.next.push({ status, headers: { Location: other.url } });
      expect(await send()).toEqual({ status, failure: null });
      expect(other.received).toEqual([]);
    } finally {
      await other.close();
    }
  });
});

describe('a receiver', () => {
  it('that does not answer is given up', async () => {
    const silent = createTcpServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const begunMs = performance.now();
    const answer = await send({ url: `http://127.0.0.1:${port}/` }, { timeoutMs: 200 });
    silent.close();
    expect(answer).toEqual({ status: null, failure: 'ABORT_ERR' });
    expect(performance.now() - begunMs).toBeLessThan(5_000);
  });

  it('that is not there is told apart by its code', async () => {
    const { port } = receiver;
    await receiver.close();
    const answer = await send({ url: `http://127.0.0.1:${port}/` });
    receiver = await startReceiver();
    expect(answer).toEqual({ status: null, failure: 'ECONNREFUSED' });
  });

  it('that speaks no HTTP is told apart by its code', async () => {
    const rude = createTcpServer((socket) => socket.end('hello')).listen(0, '127.0.0.1');
    await once(rude, 'listening');
    const { port } = rude.address() as AddressInfo;
    const answer = await send({ url: `http://127.0.0.1:${port}/` });
    rude.close();
    expect(answer).toEqual({ status: null, failure: expect.stringMatching(/^HPE_/) });
  });

  it('that cannot speak TLS gets nothing over https', async () => {
    const answer = await send({ url: receiver.url.replace('http:', 'https:') });
    expect(answer).toEqual({ status: null, failure: 'EPROTO' });
    expect(receiver.received).toEqual([]);
  });

  it('that answers without end is hung up on, and its status counts', async () => {
    let sentBytes = 0;
    const endless = createServer((request, response) => {
      request.resume();
      const chunk = Buffer.alloc(16_384, 'x');
      const pour = () => {
        if (response.destroyed || sentBytes > 100_000_000) return response.end();
        sentBytes += chunk.length;
        return response.write(chunk) ? setImmediate(pour) : response.once('drain', pour);
      };
      pour();
    }).listen(0, '127.0.0.1');
    await once(endless, 'listening');
    const { port } = endless.address() as AddressInfo;
    const answer = await send({ url: `http://127.0.0.1:${port}/` });
    endless.closeAllConnections();
    endless.close();
    expect(answer).toEqual({ status: 200, failure: null });
    expect(sentBytes).toBeLessThan(20_000_000);
  });
});

describe('a name', () => {
  it.each([
    ['unspecified', '0.0.0.0', '::'],
    ['this network', '0.1.2.3'],
    ['private', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.0.1'],
    ['shared', '100.64.0.1'],
    ['loopback', '127.0.0.1', '127.255.255.254', '::1'],
    ['link-local', '169.254.1.1', 'fe80::1', 'fe80::1%eth0'],
    ['metadata', '169.254.169.254', 'fd00:ec2::254', 'fd20:ce::254'],
    ['unique-local', 'fc00::1', 'fdff::1'],
    ['site-local', 'fec0::1'],
    ['IPv4-mapped', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:a9fe:a9fe', '::ffff:8.8.8.8'],
    ['IPv4-compatible', '::127.0.0.1', '::7f00:1', '::a9fe:a9fe'],
    ['IPv4-translated', '::ffff:0:7f00:1', '64:ff9b::7f00:1', '64:ff9b:1::7f00:1'],
    ['6to4 and Teredo', '2002:7f00:1::', '2001::7f00:1'],
    ['multicast and broadcast', '224.0.0.1', 'ff02::1', '255.255.255.255'],
    ['reserved', '192.0.0.1', '198.18.0.1', '203.0.113.1', '240.0.0.1', '2001:db8::1', '100::1'],
  ])('that leads to a %s address is refused', async (_kind, ...addresses) => {
    for (const address of addresses) {
      const options = { toLoopback: false, lookup: answering([address]) };
      const url = 'https://hooks.example.com:8443/told';
      expect(await send({ url }, options), address).toEqual(refused);
    }
    expect(receiver.received).toEqual([]);
  });

  it('is looked up for each attempt, and is refused once it leads inside', async () => {
    const lookup = answering(['127.0.0.1'], ['10.0.0.1'], ['127.0.0.1', '169.254.169.254']);
    const sender = createWebhookSender({ toLoopback: true, lookup });
    expect(await sender.send(post(named(receiver.port)))).toMatchObject({ status: 204 });
    expect(await sender.send(post(named(receiver.port)))).toEqual(refused);
    expect(await sender.send(post(named(receiver.port)))).toEqual(refused);
    expect(receiver.received).toHaveLength(1);
  });

  it('that nobody knows fails by its code', async () => {
    const unknown = Object.assign(new Error('unknown'), { code: 'ENOTFOUND' });
    const lookup: LookupFunction = (_name, _options, callback) => callback(unknown, '', 0);
    expect(await send(named(1), { lookup })).toEqual({ status: null, failure: 'ENOTFOUND' });
  });
});

describe('an address that the rule forbids', () => {
  it.each([22, 25, 80, 3306, 8080])('is not looked up: port %i', async (port) => {
    const lookup: LookupFunction = () => expect.unreachable();
    const url = `https://hooks.example.com:${port}/`;
    expect(await send({ url }, { toLoopback: false, lookup })).toEqual(refused);
  });

  it.each([
    ['loopback', 'https://127.0.0.1'],
    ['loopback in another spelling', 'https://0x7f.1'],
    ['loopback of IPv6', 'https://[::1]'],
    ['mapped loopback', 'https://[::ffff:127.0.0.1]'],
    ['http', 'http://hooks.example.com'],
  ])('is not connected to: %s', async (_kind, origin) => {
    const lookup: LookupFunction = () => {
      throw new Error('nobody is to be asked');
    };
    for (const port of ['', ':8443', `:${receiver.port}`]) {
      const answer = await send({ url: `${origin}${port}/` }, { toLoopback: false, lookup });
      expect(answer, port).toEqual(refused);
    }
    expect(receiver.received).toEqual([]);
  });
});
