import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { oldListReply, oldRerunReply } from '../../../functions/src/contract/old-routes.ts';
import type { Caller } from '../../../functions/src/domain/access.ts';
import { videoPart } from '../../support/multipart.ts';
import {
  aDancer,
  type QuietHttpServer,
  startQuietHttpServer,
} from '../../support/quiet-http-server.ts';

let server: QuietHttpServer;
let dancer: Caller;
const admin: Caller = { userId: 'the-admin', isAdmin: true };

beforeAll(async () => {
  server = await startQuietHttpServer();
});
afterAll(() => server.stop());
beforeEach(() => {
  dancer = aDancer();
});

/** A session that is waiting for a worker, of a video with these bytes. */
async function upload(analysisType = 'solo', bytes = 'some bytes'): Promise<string> {
  const form = [{ name: 'analysis_type', content: analysisType }, videoPart(bytes)];
  const reply = await server.ask(dancer, 'POST /api/v1/video/upload', { form });
  return String(((await reply.json()) as { sessionId: unknown }).sessionId);
}
const cancel = (sessionId: string) => server.ask(dancer, `POST /api/v1/video/cancel/${sessionId}`);

async function page(caller: Caller, request: string) {
  const reply = await server.ask(caller, request);
  expect(reply.status).toBe(200);
  return oldListReply.parse(await reply.json());
}
async function refused(caller: Caller, request: string) {
  const reply = await server.ask(caller, request);
  const { reason } = (await reply.json()) as { reason: unknown };
  return { status: reply.status, reason };
}

describe('GET /api/v1/video/files/{sessionId}/{asset}', () => {
  it.each(['source', 'video'])('leads to a URL that plays the %s', async (asset) => {
    const sessionId = await upload('solo', 'bytes to play');
    const reply = await server.ask(dancer, `GET /api/v1/video/files/${sessionId}/${asset}`);
    expect(reply.status).toBe(302);
    expect(reply.headers.get('Cache-Control')).toBe('no-store');
    const played = await fetch(reply.headers.get('Location') ?? '');
    expect(await played.text()).toBe('bytes to play');
  });

  it.each([
    ['preview', 404, 'not_found'],
    ['clip:3', 404, 'not_found'],
    ['clip:x', 400, 'invalid_request'],
    ['everything', 400, 'invalid_request'],
  ])('refuses %s, which there is not', async (asset, status, reason) => {
    const sessionId = await upload();
    const request = `GET /api/v1/video/files/${sessionId}/${asset}`;
    expect(await refused(dancer, request)).toEqual({ status, reason });
  });

  it('refuses another’s', async () => {
    const request = `GET /api/v1/video/files/${await upload()}/video`;
    expect(await refused(aDancer(), request)).toEqual({ status: 403, reason: 'permission_denied' });
  });
});

describe('POST /analyses/{id}/rerun', () => {
  it('runs an ended analysis again, answering as the old server did', async () => {
    const id = await upload();
    await cancel(id);
    const reply = await server.ask(dancer, `POST /analyses/${id}/rerun`);
    expect(reply.status).toBe(200);
    const body = oldRerunReply.parse(await reply.json());
    const stored = await server.app.ports.analyses.read(id);
    expect(body).toMatchObject({ analysis_id: id, runId: stored?.summary.run_id });
    expect(stored?.summary.status).toBe('processing');
  });

  it('refuses one that is under way', async () => {
    const request = `POST /analyses/${await upload()}/rerun`;
    expect(await refused(dancer, request)).toEqual({ status: 409, reason: 'already_running' });
  });

  it('refuses one that there is not', async () => {
    expect(await refused(dancer, 'POST /analyses/nothing/rerun')).toEqual({
      status: 404,
      reason: 'not_found',
    });
  });
});

describe('GET /analyses', () => {
  it('lists the caller’s own, newest first, page by page, each under its id', async () => {
    const ids = [await upload(), await upload(), await upload()];
    const first = await page(dancer, 'GET /analyses?limit=2');
    const rest = await page(dancer, `GET /analyses?limit=2&cursor=${first.nextCursor}`);
    expect([...first.analyses, ...rest.analyses].map(({ id }) => id)).toEqual(ids.toReversed());
    expect(rest.nextCursor).toBeNull();
    expect(await page(aDancer(), 'GET /analyses')).toEqual({ analyses: [], nextCursor: null });
  });

  it('filters by type and status', async () => {
    const [solo, couple] = [await upload('solo'), await upload('couple')];
    await cancel(couple);
    const idsOf = async (query: string) =>
      (await page(dancer, `GET /analyses?${query}`)).analyses.map(({ id }) => id);
    expect(await idsOf('analysis_type=couple')).toEqual([couple]);
    expect(await idsOf('status=queued')).toEqual([solo]);
    expect(await idsOf('analysis_type=solo&status=cancelled')).toEqual([]);
  });

  it('lists another’s for an admin alone', async () => {
    const id = await upload();
    const request = `GET /analyses?user_id=${dancer.userId}`;
    expect((await page(dancer, request)).analyses).toMatchObject([{ id }]);
    expect((await page(admin, request)).analyses).toMatchObject([{ id }]);
    expect(await refused(aDancer(), request)).toEqual({ status: 403, reason: 'permission_denied' });
  });

  it('lists an admin’s own where no other is named', async () => {
    await upload();
    const { analyses } = await page(admin, 'GET /analyses');
    expect(analyses.map(({ user_id: owner }) => owner)).not.toContain(dancer.userId);
  });

  it.each(['limit=0', 'limit=101', 'limit=x', 'status=done', 'analysis_type=ballet', 'sort=asc'])(
    'refuses ?%s',
    async (query) => {
      const refusal = { status: 400, reason: 'invalid_request' };
      expect(await refused(dancer, `GET /analyses?${query}`)).toEqual(refusal);
    },
  );

  it('refuses a cursor of another list', async () => {
    await upload();
    await upload();
    const { nextCursor } = await page(dancer, 'GET /analyses?limit=1');
    const refusal = { status: 400, reason: 'invalid_request' };
    for (const request of [
      `GET /analyses?limit=1&status=queued&cursor=${nextCursor}`,
      'GET /analyses?cursor=forged',
    ]) {
      expect(await refused(dancer, request)).toEqual(refusal);
    }
    expect(await refused(aDancer(), `GET /analyses?limit=1&cursor=${nextCursor}`)).toEqual(refusal);
  });
});

describe('GET /admin/analyses', () => {
  it('lists everybody’s for an admin, or one user’s', async () => {
    const id = await upload();
    const everybodys = await page(admin, 'GET /admin/analyses?limit=1');
    expect(everybodys.analyses).toMatchObject([{ id, user_id: dancer.userId }]);
    expect(everybodys.nextCursor).not.toBeNull();
    const own = await page(admin, `GET /admin/analyses?user_id=${dancer.userId}`);
    expect(own).toMatchObject({ analyses: [{ id }], nextCursor: null });
  });

  it('refuses everybody else', async () => {
    const refusal = { status: 403, reason: 'permission_denied' };
    expect(await refused(dancer, 'GET /admin/analyses')).toEqual(refusal);
    const own = `GET /admin/analyses?user_id=${dancer.userId}`;
    expect(await refused(dancer, own)).toEqual(refusal);
  });
});
