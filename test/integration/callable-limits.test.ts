import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { analysisRequest, getVideoUrlRequest } from '../../functions/src/contract/callables.ts';
import type { Caller } from '../../functions/src/domain/access.ts';
import {
  answerCall,
  type Callable,
} from '../../functions/src/entrypoints/callables/answer-call.ts';
import { cancelAnalysis } from '../../functions/src/workflows/cancel-analysis.ts';
import { getVideoUrl } from '../../functions/src/workflows/get-video-url.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { type HttpServer, startHttpServer } from '../support/http-server.ts';

const minuteMs = 60_000;
let clock: ReturnType<typeof createFakeClock>;
let server: HttpServer;

/** A token is its caller's id; one that begins with `admin` is an admin's. */
const callerOf = (userId: string): Caller => ({ userId, isAdmin: userId.startsWith('admin') });

beforeEach(async () => {
  clock = createFakeClock();
  const tokens = { verify: async (token: string) => callerOf(token) };
  server = await startHttpServer({ ports: () => ({ clock, tokens }) });
});
afterEach(() => server.stop());

/** As their exports are: what they do is done to an analysis that is not there. */
const cancel: Callable<{ analysisId: string }, unknown> = {
  name: 'cancelAnalysis',
  schema: analysisRequest,
  limit: 'change',
  answer: ({ ports }, { caller, request }) => cancelAnalysis(ports, caller, request.analysisId),
};
const play: Callable<{ analysisId: string; asset: string }, unknown> = {
  name: 'getVideoUrl',
  schema: getVideoUrlRequest,
  limit: 'read',
  answer: ({ ports }, { caller, request }) => getVideoUrl(ports, caller, request),
};

async function call<Request>(callable: Callable<Request, unknown>, userId: string) {
  const { isAdmin } = callerOf(userId);
  const incoming = {
    auth: { uid: userId, token: { admin: isAdmin } },
    data: { analysisId: 'none' },
    rawRequest: { headers: {} },
  } as unknown as Parameters<typeof answerCall>[2];
  const refusal = answerCall(() => server.app, callable, incoming).catch((error: unknown) => error);
  const { details } = (await refusal) as {
    details: { code: string; retryAfterSeconds?: number };
  };
  return details;
}
const codesOf = async (calls: Promise<{ code: string }>[]) =>
  (await Promise.all(calls)).map(({ code }) => code);
const countOf = (codes: string[], wanted: string) => codes.filter((code) => code === wanted).length;
const times = <T>(count: number, make: () => T) => Array.from({ length: count }, make);

async function changeOverHttp(userId: string): Promise<number> {
  const reply = await fetch(`${server.address}/api/v1/video/cancel/none`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${userId}` },
  });
  await reply.arrayBuffer();
  return reply.status;
}

describe('changes by callable', () => {
  it('have exactly the 50 a minute that all doors share', async () => {
    const caller = randomUUID();
    const [codes, statuses] = await Promise.all([
      codesOf(times(40, () => call(cancel, caller))),
      Promise.all(times(40, () => changeOverHttp(caller))),
    ]);
    const passed = countOf(codes, 'not_found') + statuses.filter((s) => s === 404).length;
    const refused = countOf(codes, 'rate_limited') + statuses.filter((s) => s === 429).length;
    expect([passed, refused]).toEqual([50, 30]);
  });

  it('are told how long to wait, and are let through then', async () => {
    const caller = randomUUID();
    await Promise.all(times(50, () => changeOverHttp(caller)));
    await clock.pass(20_000);
    expect(await call(cancel, caller)).toEqual({ code: 'rate_limited', retryAfterSeconds: 40 });
    await clock.pass(40_000);
    expect(await call(cancel, caller)).toMatchObject({ code: 'not_found' });
  });

  it('have 200 an hour', async () => {
    const caller = randomUUID();
    for (let minute = 0; minute < 4; minute += 1) {
      const codes = await codesOf(times(50, () => call(cancel, caller)));
      expect(countOf(codes, 'not_found')).toBe(50);
      await clock.pass(minuteMs);
    }
    const { code, retryAfterSeconds } = await call(cancel, caller);
    expect([code, retryAfterSeconds]).toEqual(['rate_limited', 56 * 60]);
  });
});

describe('an admin’s changes', () => {
  it('are counted and not refused, by either door', async () => {
    const admin = `admin-${randomUUID()}`;
    const codes = await codesOf(times(60, () => call(cancel, admin)));
    expect(countOf(codes, 'not_found')).toBe(60);
    expect(await changeOverHttp(admin)).toBe(404);
    // Had the claim been taken away meanwhile, this one would have nothing left.
    await expect(server.app.ports.rates.change.take(`user:${admin}`)).rejects.toMatchObject({
      code: 'rate_limited',
    });
  });
});

describe('getVideoUrl', () => {
  it('has the 120 a minute of all reads, and says how long to wait', async () => {
    const caller = randomUUID();
    const codes = await codesOf(times(130, () => call(play, caller)));
    expect([countOf(codes, 'not_found'), countOf(codes, 'rate_limited')]).toEqual([120, 10]);
    const { retryAfterSeconds } = await call(play, caller);
    expect(retryAfterSeconds).toBeGreaterThan(0);
    const status = await fetch(`${server.address}/api/v1/video/status/none`, {
      headers: { Authorization: `Bearer ${caller}` },
    });
    expect(status.status).toBe(429);
    await clock.pass(2 * minuteMs);
    expect(await call(play, caller)).toMatchObject({ code: 'not_found' });
  });
});
