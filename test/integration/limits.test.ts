import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Caller } from '../../functions/src/domain/access.ts';
import { AppError } from '../../functions/src/domain/errors.ts';
import type { Event } from '../../functions/src/domain/states/events.ts';
import { asHttpsError } from '../../functions/src/entrypoints/refusal.ts';
import { cancelAnalysis } from '../../functions/src/workflows/cancel-analysis.ts';
import { deleteAnalysis } from '../../functions/src/workflows/delete-analysis.ts';
import { sweep } from '../../functions/src/workflows/sweep.ts';
import { aReport } from '../support/build-report.ts';
import { anAdmin, aUser, type Service, useService } from '../support/service-in-process.ts';

let service: Service;
let dancer: Caller;
useService((made) => {
  ({ service, dancer } = made);
});

async function outcomes(calls: Promise<unknown>[]): Promise<Record<string, number>> {
  const codes = (await Promise.allSettled(calls)).map((outcome) => {
    if (outcome.status === 'fulfilled') return 'accepted';
    if (outcome.reason instanceof AppError) return outcome.reason.code;
    throw outcome.reason;
  });
  return Object.fromEntries(
    [...new Set(codes)].map((code) => [code, codes.filter((other) => other === code).length]),
  );
}

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const failure: Event = {
  kind: 'fail',
  error: { code: 'video_unreadable', message: 'No picture.', retryable: false },
};

/** Its video is there, and it has ended. */
async function endedAnalysis(owner: Caller): Promise<string> {
  const { analysisId } = await service.create(owner);
  service.upload(owner.userId, analysisId);
  await service.happen(analysisId, failure);
  return analysisId;
}

describe('creating at once', () => {
  it('never passes the pending limit of a user', { timeout: 120_000 }, async () => {
    const calls = times(50, () => service.create(dancer));
    expect(await outcomes(calls)).toEqual({ accepted: 10, quota_exhausted: 40 });
    expect(await service.pendingOf(dancer.userId)).toHaveLength(10);
    expect((await service.firestore.collection('analyses').get()).size).toBe(10);
    expect(await service.heldInAll()).toBe(0);
  });

  it('makes one analysis of one key, and counts it once', async () => {
    const idempotencyKey = randomUUID();
    const calls = times(20, () => service.create(dancer, { idempotencyKey }));
    const replies = await service.whilePassing(Promise.all(calls));
    expect(new Set(replies.map(({ analysisId }) => analysisId)).size).toBe(1);
    expect((await service.firestore.collection('analyses').get()).size).toBe(1);
    const quota = await service.firestore.doc(`quotas/${dancer.userId}`).get();
    expect(quota.get('runs')).toBe(1);
    expect(quota.get('bytes')).toBe(1_000);
    expect(service.uploads.size).toBe(1);
  });

  it('never passes what a user may keep', async () => {
    const video = { contentType: 'video/mp4', sizeBytes: 300_000 };
    const calls = times(8, () => service.create(dancer, { video }));
    expect(await outcomes(calls)).toEqual({ accepted: 3, quota_exhausted: 5 });
    expect((await quotaOf(dancer)).get('bytes')).toBe(900_000);
  });
});

const quotaOf = ({ userId }: Caller) => service.firestore.doc(`quotas/${userId}`).get();
const statusOf = async (analysisId: string) =>
  (await service.ports.analyses.read(analysisId))?.summary.status;

describe('videos that arrive at once', () => {
  it('never pass what all users together may have pending; the others wait', async () => {
    await fillUp({ leaving: 7 });
    const users = times(30, () => aUser());
    const made = await Promise.all(users.map((user) => service.create(user)));
    await Promise.all(
      made.map(({ analysisId }, index) => service.arrive(users[index]?.userId ?? '', analysisId)),
    );
    const statuses = await Promise.all(made.map(({ analysisId }) => statusOf(analysisId)));
    expect(statuses.filter((status) => status === 'queued')).toHaveLength(7);
    expect(statuses.filter((status) => status === 'uploading')).toHaveLength(23);
    expect(await service.heldInAll()).toBe(1_000);
  });
});

/** As if others held the whole service but for some places, spread over a few shards. */
async function fillUp({ leaving }: { leaving: number }): Promise<void> {
  const batch = service.firestore.batch();
  for (const shard of times(50, (index) => index)) {
    const free = shard < 3 ? Math.floor((leaving + shard) / 3) : 0;
    batch.set(service.firestore.doc(`capacity/${shard}`), { held: 20 - free });
  }
  await batch.commit();
  expect(await service.heldInAll()).toBe(1_000 - leaving);
}

describe('a full service', () => {
  it('takes a new analysis all the same, whose video waits for room and is not ended by the hour', async () => {
    await fillUp({ leaving: 0 });
    const { analysisId } = await service.create(dancer);
    await service.arrive(dancer.userId, analysisId);
    await service.clock.pass(2 * 3_600_000);
    await sweep(service.ports);
    expect((await service.ports.analyses.read(analysisId))?.summary).toMatchObject({
      status: 'uploading',
      message: 'Your video has arrived and waits for its turn',
      error: null,
    });
    await service.firestore.doc('capacity/7').set({ held: 19 });
    await sweep(service.ports);
    expect(await statusOf(analysisId)).toBe('queued');
    expect(await service.heldInAll()).toBe(1_000);
  });

  it('tells everybody who asks for a rerun, admins too, to try again later', async () => {
    const analysisId = await endedAnalysis(dancer);
    await fillUp({ leaving: 0 });
    for (const caller of [dancer, anAdmin()]) {
      const refusal = await service.rerun(caller, analysisId).catch((error: unknown) => error);
      expect(asHttpsError(refusal, service.ports.logger)).toMatchObject({
        code: 'resource-exhausted',
        message: expect.stringContaining('try again'),
        details: { code: 'at_capacity', retryAfterSeconds: 60 },
      });
    }
    expect(await statusOf(analysisId)).toBe('failed');
    expect(await service.pendingOf(dancer.userId)).toEqual([]);
  });
});

describe('the room of an analysis', () => {
  const ends: { how: string; end: (analysisId: string) => Promise<unknown> }[] = [
    { how: 'fails', end: (id) => service.happen(id, failure) },
    {
      how: 'is completed',
      async end(id) {
        await service.happen(id, { kind: 'claim' });
        await service.happen(id, { kind: 'complete', report: aReport });
      },
    },
    { how: 'is cancelled', end: (id) => cancelAnalysis(service.ports, dancer, id) },
    { how: 'is deleted', end: (id) => deleteAnalysis(service.ports, dancer, id) },
    {
      how: 'was removed behind our back, twice told',
      async end(id) {
        await service.firestore.doc(`analyses/${id}`).delete();
        await service.ports.analyses.remove(id);
        await service.ports.analyses.remove(id);
      },
    },
    {
      how: 'fails, and is then deleted',
      async end(id) {
        await service.happen(id, failure);
        await deleteAnalysis(service.ports, dancer, id);
      },
    },
  ];

  it.each(ends)('is given back, once, when it $how', async ({ end }) => {
    const analysisId = await service.arrived(dancer);
    expect(await service.pendingOf(dancer.userId)).toEqual([analysisId]);
    await service.arrived(aUser());
    expect(await service.heldInAll()).toBe(2);
    await end(analysisId);
    expect(await service.pendingOf(dancer.userId)).toEqual([]);
    expect(await service.heldInAll()).toBe(1);
  });

  it('stays taken from its upload until its end', async () => {
    const analysisId = await service.arrived(dancer);
    await service.happen(analysisId, { kind: 'claim' });
    await service.happen(analysisId, {
      kind: 'requeue',
      newDispatch: true,
      reason: 'Interrupted.',
    });
    expect(await service.pendingOf(dancer.userId)).toEqual([analysisId]);
    expect(await service.heldInAll()).toBe(1);
  });

  it('is taken again by a rerun, and by one of ten reruns at once', async () => {
    const analysisId = await endedAnalysis(dancer);
    const calls = times(10, () => service.rerun(dancer, analysisId));
    expect(await outcomes(calls)).toEqual({ accepted: 1, already_running: 9 });
    expect(await service.pendingOf(dancer.userId)).toEqual([analysisId]);
    expect(await service.heldInAll()).toBe(1);
    const quota = await service.firestore.doc(`quotas/${dancer.userId}`).get();
    expect(quota.get('reruns')).toHaveLength(1);
  });
});

describe('a refusal', () => {
  it('counts for nothing', async () => {
    await Promise.all(times(10, () => service.create(dancer)));
    const quota = service.firestore.doc(`quotas/${dancer.userId}`);
    const before = (await quota.get()).data();
    expect(await outcomes([service.create(dancer)])).toEqual({ quota_exhausted: 1 });
    expect((await quota.get()).data()).toEqual(before);
  });

  it('does not meet the retry of a call whose analysis was made before', async () => {
    const idempotencyKey = randomUUID();
    const first = await service.create(dancer, { idempotencyKey });
    await Promise.all(times(9, () => service.create(dancer)));
    const again = await service.create(dancer, { idempotencyKey });
    expect(again).toMatchObject({ analysisId: first.analysisId, status: 'uploading' });
  });
});

describe("an admin's rerun", () => {
  it('is not refused by the limits of the owner, whose pending ones it joins', async () => {
    const analysisId = await endedAnalysis(dancer);
    await Promise.all(times(10, () => service.create(dancer)));
    expect(await outcomes([service.rerun(dancer, analysisId)])).toEqual({ quota_exhausted: 1 });
    const admin = anAdmin();
    await service.rerun(admin, analysisId);
    expect(await service.pendingOf(dancer.userId)).toHaveLength(11);
    expect(await service.pendingOf(admin.userId)).toEqual([]);
  });
});

describe('a change of what nobody sees', () => {
  it('leaves the summary untouched, so that no trigger fires', async () => {
    const { analysisId } = await service.create(dancer);
    const summary = service.firestore.doc(`analyses/${analysisId}`);
    const before = (await summary.get()).updateTime;
    const usage = { input_tokens: 1, output_tokens: 1, cost_usd: null };
    await service.ports.analyses.update(analysisId, () => ({
      result: null,
      change: { summary: {}, work: { usage } },
    }));
    expect((await service.ports.analyses.read(analysisId))?.work.usage).toEqual(usage);
    expect((await summary.get()).updateTime).toEqual(before);
  });
});
