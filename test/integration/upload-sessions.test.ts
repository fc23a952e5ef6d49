import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { sweep } from '../../functions/src/workflows/sweep.ts';
import { aUser, type Service, startService } from '../support/service-in-process.ts';

let service: Service;
const start = () => {
  service = startService();
};
afterEach(() => service.stop());

const minuteMs = 60_000;
const summaryOf = async (id: string) => (await service.ports.analyses.read(id))?.summary;
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

describe('an upload session', () => {
  it('is opened once, however often it is asked for at once', async () => {
    start();
    const dancer = aUser();
    const idempotencyKey = randomUUID();
    const calls = times(30, () => service.create(dancer, { idempotencyKey }));
    const replies = await service.whilePassing(Promise.all(calls));
    const urls = new Set(replies.map((reply) => reply.upload?.url));
    expect(urls).toEqual(new Set(service.uploads.keys()));
    expect(service.uploads.size).toBe(1);
  });

  it('is the same one later, until the video has been let in', async () => {
    start();
    const dancer = aUser();
    const idempotencyKey = randomUUID();
    const first = await service.create(dancer, { idempotencyKey });
    expect(await service.create(dancer, { idempotencyKey })).toEqual(first);
    await service.arrive(dancer.userId, first.analysisId);
    const later = await service.create(dancer, { idempotencyKey });
    expect(later).toEqual({ analysisId: first.analysisId, status: 'queued' });
  });
});

describe('an upload of which no byte has come', () => {
  const begin = async () => {
    start();
    const { analysisId, upload } = await service.create(aUser());
    return { analysisId, url: upload?.url ?? '' };
  };

  it('ends after ten minutes, and not before', async () => {
    const { analysisId } = await begin();
    await service.clock.pass(10 * minuteMs - 1);
    await sweep(service.ports);
    expect((await summaryOf(analysisId))?.status).toBe('uploading');
    await service.clock.pass(1);
    await sweep(service.ports);
    expect(await summaryOf(analysisId)).toMatchObject({
      status: 'failed',
      error: { code: 'upload_incomplete', message: expect.stringContaining('10 minutes') },
    });
  });

  it.each([
    ['some bytes have come', 'some'],
    ['nobody can tell', null],
  ] as const)('has an hour where %s', async (_, progress) => {
    const { analysisId, url } = await begin();
    service.uploads.set(url, progress);
    await service.clock.pass(59 * minuteMs);
    await sweep(service.ports);
    expect((await summaryOf(analysisId))?.status).toBe('uploading');
    await service.clock.pass(minuteMs);
    await sweep(service.ports);
    expect(await summaryOf(analysisId)).toMatchObject({
      status: 'failed',
      error: { code: 'upload_incomplete', message: expect.stringContaining('an hour') },
    });
  });

  it('is let in where it has come and nobody was told', async () => {
    const { analysisId, url } = await begin();
    service.uploads.set(url, 'whole');
    service.upload((await summaryOf(analysisId))?.user_id ?? '', analysisId);
    await service.clock.pass(10 * minuteMs);
    await sweep(service.ports);
    expect((await summaryOf(analysisId))?.status).toBe('queued');
  });
});
