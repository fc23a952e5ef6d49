import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Config } from '../../functions/src/config.ts';
import type { Caller } from '../../functions/src/domain/access.ts';
import { AppError } from '../../functions/src/domain/errors.ts';
import type { Analysis } from '../../functions/src/domain/states/analysis.ts';
import { adminFirestore } from '../support/admin-sdk.ts';
import { buildAnalysis } from '../support/build-analysis.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { type HttpServer, startHttpServer } from '../support/http-server.ts';

const minuteMs = 60_000;
const servers: HttpServer[] = [];
let clock: ReturnType<typeof createFakeClock>;

beforeEach(() => {
  clock = createFakeClock();
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

/** A token names its caller; one that begins with `bad` is nobody's. */
const tokens = {
  async verify(token: string): Promise<Caller> {
    if (token.startsWith('bad')) throw new AppError('unauthenticated', 'Please sign in again.');
    return { userId: token, isAdmin: false };
  },
};

/** With `only`, that is the one analysis that can be read, and no emulator is asked for it. */
async function start(config: Partial<Config> = {}, only?: Analysis): Promise<HttpServer> {
  const server = await startHttpServer({
    config,
    ports: ({ ports }) => ({
      clock,
      tokens,
      ...(only && { analyses: { ...ports.analyses, read: async () => only } }),
    }),
  });
  servers.push(server);
  return server;
}

interface Asking {
  method?: string;
  address?: string;
}
const ask = ({ address }: HttpServer, path: string, token: string, asking: Asking = {}) =>
  fetch(`${address}${path}`, {
    method: asking.method ?? 'GET',
    headers: {
      Authorization: `Bearer ${token}`,
      'X-Forwarded-For': asking.address ?? '192.0.2.1, 198.51.100.1',
    },
  });

/** A change of what is not there: it counts, and does nothing. */
const change = (server: HttpServer, token: string) =>
  ask(server, '/api/v1/video/cancel/none', token, { method: 'POST' });

async function statuses(count: number, asked: (index: number) => Promise<Response>) {
  const replies = await Promise.all(Array.from({ length: count }, (_, index) => asked(index)));
  await Promise.all(replies.map((reply) => reply.arrayBuffer()));
  return replies.map(({ status }) => status);
}
const countOf = (list: number[], wanted: number) => list.filter((one) => one === wanted).length;

describe('the limit on changes', () => {
  it('lets exactly 50 of 60 at once through, over two instances', async () => {
    const [first, second] = [await start(), await start()];
    const caller = randomUUID();
    const all = await statuses(60, (index) => change(index % 2 === 0 ? first : second, caller));
    expect([countOf(all, 404), countOf(all, 429)]).toEqual([50, 10]);
  });

  it('says how long to wait, and lets the next one through then', async () => {
    const server = await start({ changesPerMinute: 3 });
    const caller = randomUUID();
    for (let done = 0; done < 3; done += 1) {
      expect((await change(server, caller)).status).toBe(404);
      await clock.pass(10_000);
    }
    const refusal = await change(server, caller);
    expect(refusal.status).toBe(429);
    expect(refusal.headers.get('Retry-After')).toBe('30');
    expect(await refusal.json()).toMatchObject({
      code: 429,
      reason: 'rate_limited',
      sessionId: 'none',
      retryAfterSeconds: 30,
    });
    await clock.pass(29_000);
    expect((await change(server, caller)).status).toBe(429);
    await clock.pass(1_000);
    expect((await change(server, caller)).status).toBe(404);
    expect((await change(server, caller)).status).toBe(429);
  });

  it('refuses the 201st within an hour, whatever each minute had room for', async () => {
    const server = await start();
    const caller = randomUUID();
    for (let minute = 0; minute < 4; minute += 1) {
      const all = await statuses(50, () => change(server, caller));
      expect(countOf(all, 404)).toBe(50);
      await clock.pass(minuteMs);
    }
    const refusal = await change(server, caller);
    expect(refusal.status).toBe(429);
    expect(Number(refusal.headers.get('Retry-After'))).toBe(56 * 60);
    await clock.pass(56 * minuteMs);
    expect((await change(server, caller)).status).toBe(404);
  });

  it('counts each caller apart, in documents that a TTL policy removes', async () => {
    const server = await start({ changesPerMinute: 1 });
    const [first, second] = [randomUUID(), randomUUID()];
    expect((await change(server, first)).status).toBe(404);
    expect((await change(server, second)).status).toBe(404);
    const { docs } = await adminFirestore.collection('rates').where('times', '!=', null).get();
    expect(docs.length).toBeGreaterThan(1);
    for (const document of docs) {
      expect(Object.keys(document.data()).sort()).toEqual(['change_id', 'expires_at', 'times']);
      expect(document.id).not.toContain(first);
    }
  });
});

describe('the limit on reads', () => {
  it('never refuses a client that polls status every 3 s for an hour', {
    timeout: 60_000,
  }, async () => {
    const caller = randomUUID();
    const server = await start({}, buildAnalysis({ user_id: caller }));
    const seen = new Set<number>();
    for (let poll = 0; poll < 1_200; poll += 1) {
      const reply = await ask(server, `/api/v1/video/status/own`, caller);
      await reply.arrayBuffer();
      seen.add(reply.status);
      await clock.pass(3_000);
    }
    expect([...seen]).toEqual([200]);
  });

  it('refuses the 121st within a minute', async () => {
    const server = await start();
    const caller = randomUUID();
    const all = await statuses(121, () => ask(server, '/api/v1/video/status/none', caller));
    expect([countOf(all, 404), countOf(all, 429)]).toEqual([120, 1]);
    await clock.pass(2 * minuteMs);
    expect((await ask(server, '/api/v1/video/status/none', caller)).status).toBe(404);
  });
});

describe('the limit on lists', () => {
  it('refuses the 31st within a minute', async () => {
    const server = await start();
    const caller = randomUUID();
    const all = await statuses(31, () => ask(server, '/api/v1/video/sessions?limit=1', caller));
    expect([countOf(all, 200), countOf(all, 429)]).toEqual([30, 1]);
  });
});

describe('requests without a good token', () => {
  const status = '/api/v1/video/status/none';

  it('are limited by their address', async () => {
    const server = await start();
    const all = await statuses(125, (index) =>
      ask(server, status, `bad-${index}`, { address: '203.0.113.7' }),
    );
    expect([countOf(all, 401), countOf(all, 429)]).toEqual([120, 5]);
    const elsewhere = await ask(server, status, 'bad', { address: '203.0.113.8' });
    expect(elsewhere.status).toBe(401);
  });

  it('keep nobody out who has one, since an address can be made up', async () => {
    const server = await start({ readsPerMinute: 1 });
    const address = '203.0.113.9';
    expect((await ask(server, status, 'bad', { address })).status).toBe(401);
    expect((await ask(server, status, 'bad', { address })).status).toBe(429);
    expect((await ask(server, status, randomUUID(), { address })).status).toBe(404);
  });
});

describe('health', () => {
  it('has no limit', async () => {
    const server = await start({ readsPerMinute: 1 });
    expect(countOf(await statuses(200, () => ask(server, '/health', 'none')), 200)).toBe(200);
  });
});
