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
/** As a worker's probing leaves it. */
const check = (sessionId: string) =>
  server.app.ports.analyses.update(sessionId, (stored) => {
    const video = stored?.summary.video ?? null;
    const checked = video && { ...video, duration_seconds: 20 };
    return { result: undefined, change: { summary: { video: checked } } };
  });
const cancel = (sessionId: string) => server.ask(dancer, `POST /api/v1/video/cancel/${sessionId}`);

/** One page, as the old servers replied, and what its headers say of the next. */
async function page(caller: Caller, request: string, headers: Record<string, string> = {}) {
  const reply = await server.ask(caller, request, { headers });
  expect(reply.status).toBe(200);
  const items = oldListReply.parse(await reply.json());
  const link = /^<([^>]*)>; rel="next"$/.exec(reply.headers.get('Link') ?? '')?.[1] ?? null;
  return {
    items,
    ids: items.map(({ id }) => id),
    cursor: reply.headers.get('X-Next-Cursor'),
    link,
  };
}
async function refused(caller: Caller, request: string) {
  const reply = await server.ask(caller, request);
  const { reason } = (await reply.json()) as { reason: unknown };
  return { status: reply.status, reason };
}

describe('GET /api/v1/video/files/{sessionId}/{asset}', () => {
  it.each(['source', 'video'])('leads to a URL that plays the %s', async (asset) => {
    const sessionId = await upload('solo', 'bytes to play');
    const request = `GET /api/v1/video/files/${sessionId}/${asset}`;
    // They may be anything until a worker has looked at them.
    expect(await refused(dancer, request)).toEqual({ status: 409, reason: 'video_missing' });
    await check(sessionId);
    const reply = await server.ask(dancer, request);
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

  it('takes another type, dance and params for the run', async () => {
    const id = await upload();
    await cancel(id);
    const params = { dancers_followed: [{ x: 0.3, y: 0.5 }] };
    const json = { analysis_type: 'couple', dance_type: 'Tango', params };
    expect((await server.ask(dancer, `POST /analyses/${id}/rerun`, { json })).status).toBe(200);
    expect((await server.app.ports.analyses.read(id))?.summary).toMatchObject({
      ...{ analysis_type: 'couple', dance_type: 'Tango', style: 'tango', params },
    });
  });

  it('leaves out what an old frontend sends besides', async () => {
    const id = await upload();
    await cancel(id);
    const json = { analysis_id: id, force: true };
    expect((await server.ask(dancer, `POST /analyses/${id}/rerun`, { json })).status).toBe(200);
  });

  it.each([
    ['a type that there is not', { analysis_type: 'opera' }],
    ['params that the type does not take', { params: { count: 2 } }],
  ])('refuses %s, and begins nothing', async (_, json) => {
    const id = await upload();
    await cancel(id);
    const reply = await server.ask(dancer, `POST /analyses/${id}/rerun`, { json });
    expect(reply.status).toBe(400);
    expect((await server.app.ports.analyses.read(id))?.summary.status).toBe('cancelled');
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
  it('answers the bare array that the old servers did: the caller’s own, newest first', async () => {
    const ids = [await upload(), await upload(), await upload()];
    const all = await page(dancer, 'GET /analyses');
    expect(all.ids).toEqual(ids.toReversed());
    expect(all.items[0]).toMatchObject({ user_id: dancer.userId, analysis_type: 'solo' });
    expect(await page(aDancer(), 'GET /analyses')).toMatchObject({ ids: [], cursor: null });
  });

  it.each(['GET /analyses', 'GET /analyses?offset=0', 'GET /analyses?offset=0&limit=100'])(
    'names no next page behind the last: %s',
    async (request) => {
      await upload();
      expect(await page(dancer, request)).toMatchObject({ cursor: null, link: null });
    },
  );

  it('leads from page to page by the cursor in X-Next-Cursor', async () => {
    const ids = [await upload(), await upload(), await upload()];
    const first = await page(dancer, 'GET /analyses?limit=2');
    const rest = await page(dancer, `GET /analyses?limit=2&cursor=${first.cursor}`);
    expect([...first.ids, ...rest.ids]).toEqual(ids.toReversed());
    expect(rest).toMatchObject({ cursor: null, link: null });
  });

  it('leads from page to page by Link, which carries every filter', async () => {
    const wanted = [await upload('couple'), await upload('couple'), await upload('couple')];
    await upload('solo');
    const cancelled = await upload('couple');
    await cancel(cancelled);
    const found: string[] = [];
    const query = `limit=1&analysis_type=couple&status=queued&user_id=${dancer.userId}&offset=0`;
    let next: string | null = `/analyses?${query}`;
    while (next !== null && found.length < 10) {
      const { ids, link }: Awaited<ReturnType<typeof page>> = await page(dancer, `GET ${next}`);
      found.push(...ids);
      if (link !== null) {
        const { pathname, searchParams } = new URL(link, server.address);
        expect(pathname).toBe('/analyses');
        expect(Object.fromEntries(searchParams)).toEqual({
          ...{ limit: '1', analysis_type: 'couple', status: 'queued', user_id: dancer.userId },
          cursor: expect.any(String),
        });
      }
      next = link;
    }
    expect(found).toEqual(wanted.toReversed());
  });

  it('links to the address of ours that the client asked, and believes no other', async () => {
    await upload();
    await upload();
    const [own = ''] = server.app.config.allowedOrigins;
    const linkFor = async (host: string) =>
      (await page(dancer, 'GET /analyses?limit=1', { 'X-Forwarded-Host': host })).link;
    expect(await linkFor(new URL(own).host)).toMatch(`${own}/analyses?limit=1&cursor=`);
    expect(await linkFor('evil.example')).toMatch(/^\/analyses\?limit=1&cursor=/);
  });

  it('lets a page of an allowed origin read where the next page is', async () => {
    const [origin = ''] = server.app.config.allowedOrigins;
    const reply = await server.ask(dancer, 'GET /analyses', { headers: { Origin: origin } });
    const exposed = (reply.headers.get('Access-Control-Expose-Headers') ?? '').split(',');
    expect(exposed).toEqual(expect.arrayContaining(['X-Next-Cursor', 'Link', 'Retry-After']));
  });

  it('filters by type and status', async () => {
    const [solo, couple] = [await upload('solo'), await upload('couple')];
    await cancel(couple);
    const idsOf = async (query: string) => (await page(dancer, `GET /analyses?${query}`)).ids;
    expect(await idsOf('analysis_type=couple')).toEqual([couple]);
    expect(await idsOf('status=queued')).toEqual([solo]);
    expect(await idsOf('analysis_type=solo&status=cancelled')).toEqual([]);
  });

  it('lists another’s for an admin alone', async () => {
    const id = await upload();
    const request = `GET /analyses?user_id=${dancer.userId}`;
    expect((await page(dancer, request)).ids).toEqual([id]);
    expect((await page(admin, request)).ids).toEqual([id]);
    expect(await refused(aDancer(), request)).toEqual({ status: 403, reason: 'permission_denied' });
  });

  it('lists an admin’s own where no other is named', async () => {
    await upload();
    const { items } = await page(admin, 'GET /analyses');
    expect(items.map(({ user_id: owner }) => owner)).not.toContain(dancer.userId);
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=x', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['status=done', 'status'],
    ['analysis_type=ballet', 'analysis_type'],
    ['sort=asc', 'sort'],
    ['user_id=', 'user_id'],
  ])('refuses ?%s, naming %s', async (query, path) => {
    const reply = await server.ask(dancer, `GET /analyses?${query}`);
    expect(reply.status).toBe(400);
    const body: unknown = await reply.json();
    expect(body).toMatchObject({ reason: 'invalid_request', issues: [{ path }] });
  });

  it.each(['1', '50', '-1', '0.5', 'x', ''])(
    'refuses an offset of "%s" and names the cursor',
    async (offset) => {
      const reply = await server.ask(dancer, `GET /analyses?offset=${offset}`);
      expect(reply.status).toBe(400);
      const body: unknown = await reply.json();
      expect(body).toMatchObject({
        error: expect.stringContaining('cursor'),
        issues: [{ path: 'offset' }],
      });
    },
  );

  it('refuses a cursor of another list, and one that is none, in the same true words', async () => {
    await upload();
    await upload();
    const { cursor } = await page(dancer, 'GET /analyses?limit=1');
    for (const [caller, request] of [
      [dancer, `GET /analyses?limit=1&status=queued&cursor=${cursor}`],
      [dancer, 'GET /analyses?cursor=forged'],
      [dancer, 'GET /analyses?cursor='],
      [aDancer(), `GET /analyses?limit=1&cursor=${cursor}`],
    ] as const) {
      const reply = await server.ask(caller, request);
      expect(reply.status).toBe(400);
      expect(await reply.json()).toMatchObject({
        error: expect.stringMatching(
          /^Cursor does not fit this list: .* leave it out to start again\./,
        ),
        reason: 'invalid_request',
        issues: [{ path: 'cursor' }],
      });
    }
  });
});

describe('GET /admin/analyses', () => {
  it('lists everybody’s for an admin, or one user’s', async () => {
    const id = await upload();
    const everybodys = await page(admin, 'GET /admin/analyses?limit=1&offset=0');
    expect(everybodys.items).toMatchObject([{ id, user_id: dancer.userId }]);
    expect(everybodys.link).toBe(`/admin/analyses?limit=1&cursor=${everybodys.cursor}`);
    const own = await page(admin, `GET /admin/analyses?user_id=${dancer.userId}`);
    expect(own).toMatchObject({ ids: [id], cursor: null });
  });

  it('links to the next page of the same user', async () => {
    const ids = [await upload(), await upload()];
    const { link } = await page(admin, `GET /admin/analyses?limit=1&user_id=${dancer.userId}`);
    expect((await page(admin, `GET ${link}`)).ids).toEqual([ids[0]]);
  });

  it('refuses everybody else', async () => {
    const refusal = { status: 403, reason: 'permission_denied' };
    expect(await refused(dancer, 'GET /admin/analyses')).toEqual(refusal);
    const own = `GET /admin/analyses?user_id=${dancer.userId}`;
    expect(await refused(dancer, own)).toEqual(refusal);
  });
});
