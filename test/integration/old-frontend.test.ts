import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ServedFunction,
  serveFunction,
} from '../../bench/load/served-function/serve-function.ts';
import { oldListReply, oldRerunReply } from '../../functions/src/contract/old-routes.ts';
import { sourcePath } from '../../functions/src/domain/video/object-paths.ts';
import { bucket } from '../support/admin-sdk.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { type HttpServer, startHttpServer } from '../support/http-server.ts';
import { type Account, openAccount } from '../support/id-tokens.ts';
import { seedAnalysis } from '../support/seeded-analysis.ts';

/** As the frontend of the old servers asks: its code stays as it is. */
const pollMs = 3_000;
const rerunTimeoutMs = 10_000;

let dancer: Account;
const headers = () => ({ Authorization: `Bearer ${dancer.idToken}` });

beforeAll(async () => {
  dancer = await openAccount();
});

describe('the old frontend’s list', () => {
  const clock = createFakeClock();
  let server: HttpServer;

  beforeAll(async () => {
    server = await startHttpServer({ ports: () => ({ clock }) });
  });
  afterAll(() => server.stop());

  it('is answered every 3 s for ten minutes, as an array', { timeout: 120_000 }, async () => {
    const id = await seedAnalysis(dancer.uid);
    const polls = (10 * 60_000) / pollMs;
    for (let poll = 0; poll < polls; poll += 1) {
      const reply = await fetch(`${server.address}/analyses`, { headers: headers() });
      expect(reply.status, `poll ${poll}`).toBe(200);
      const analyses = oldListReply.parse(await reply.json());
      expect(analyses.map((analysis) => analysis.id)).toEqual([id]);
      await clock.pass(pollMs);
    }
    expect(polls).toBe(200);
  });

  it('would be refused at twice that pace: the limit is there', { timeout: 120_000 }, async () => {
    const statuses = new Set<number>();
    for (let poll = 0; poll < 60; poll += 1) {
      const reply = await fetch(`${server.address}/analyses`, { headers: headers() });
      await reply.arrayBuffer();
      statuses.add(reply.status);
      await clock.pass(pollMs / 2);
    }
    expect([...statuses].sort()).toEqual([200, 429]);
  });
});

describe('the old frontend’s rerun', () => {
  let cold: ServedFunction | null = null;
  afterAll(() => cold?.stop());

  it('is answered within its 10 s by an instance that has yet to start', {
    timeout: 60_000,
  }, async () => {
    const id = await seedAnalysis(dancer.uid, { status: 'failed', processed: false });
    await bucket.file(sourcePath(dancer.uid, id)).save('no video', { resumable: false });
    const signal = AbortSignal.timeout(rerunTimeoutMs);
    // The platform holds a request back until an instance is there: its client waits for both.
    cold = await serveFunction('api');
    const rerun = { method: 'POST', headers: headers(), signal };
    const reply = await fetch(`${cold.address}/analyses/${id}/rerun`, rerun);
    const body: unknown = await reply.json();
    expect({ status: reply.status, body }).toMatchObject({ status: 200, body: { success: true } });
    expect(oldRerunReply.parse(body).analysis_id).toBe(id);
  });
});
