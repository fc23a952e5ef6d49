import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBudgetLedger } from '../../functions/src/adapters/firestore/budget-ledger.ts';
import { asHttpsError } from '../../functions/src/entrypoints/refusal.ts';
import { cancelAnalysis } from '../../functions/src/workflows/cancel-analysis.ts';
import { aUser, type Service, startService, termsOf } from '../support/service-in-process.ts';

const limitUsd = 5;
const minuteMs = 60_000;
const usage = (cost_usd: number | null) => ({ input_tokens: 1_000, output_tokens: 100, cost_usd });
/** Of which user a call is does not matter here. */
const nobody = null;

let service: Service;

beforeEach(() => {
  service = startService({ limitUsd });
});
afterEach(() => service.stop());

const ids = (count: number) => Array.from({ length: count }, () => randomUUID());
const reserve = (id: string, costUsd: number | null) =>
  service.ports.budget.reserve(id, usage(costUsd), nobody);
const settle = (id: string, costUsd: number | null) =>
  service.ports.budget.settle(id, usage(costUsd), nobody);
const mirrored = async () =>
  (await service.firestore.doc('operations/current').get()).get('budget');
/** What admins see once the sweep has looked. */
const shown = async () => {
  await service.ports.budget.refresh();
  return mirrored();
};

/** Spends it all, by one call. */
async function spend(costUsd: number): Promise<void> {
  const [id = ''] = ids(1);
  await reserve(id, costUsd);
  await settle(id, costUsd);
}

/** One worker's calls are counted in one document, those of 40 in as many. */
const workers = [1, 40];

describe.each(workers)('30 calls at once, of %i workers', { timeout: 120_000 }, (count) => {
  beforeEach(async () => {
    await service.stop();
    service = startService({ limitUsd, workers: count });
  });

  it('reserve as much as there is and not a cent more, and say so at once', async () => {
    const results = await Promise.allSettled(ids(30).map((id) => reserve(id, 0.25)));
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(10);
    for (const { reason } of refused as PromiseRejectedResult[]) {
      expect(reason).toMatchObject({ code: 'analyzer_quota_exhausted' });
    }
    expect(await mirrored()).toMatchObject({ spent_usd: 0, reserved_usd: 5, open: false });
  });

  it('find a place for a dear one wherever there is room', async () => {
    await Promise.all(ids(16).map((id) => reserve(id, 0.25)));
    await reserve(randomUUID(), 1);
    await expect(reserve(randomUUID(), 0.25)).rejects.toMatchObject({
      code: 'analyzer_quota_exhausted',
    });
    expect(await shown()).toMatchObject({ reserved_usd: 5 });
  });

  it('settle to the sum of what they used', async () => {
    const calls = ids(30);
    for (const id of calls) await reserve(id, 0.125);
    await Promise.all([...calls, ...calls].map((id) => settle(id, 0.0625)));
    const budget = { spent_usd: 30 * 0.0625, reserved_usd: 0, limit_usd: limitUsd, open: true };
    expect(await shown()).toMatchObject({ ...budget, day: '2026-01-01' });
    const day = await service.firestore.doc('budgets/2026-01-01').get();
    expect(day.data()).toMatchObject({ input_tokens: 30_000, output_tokens: 3_000 });
  });

  it('leave nothing to others where one took more than it had reserved', async () => {
    const [id = ''] = ids(1);
    await reserve(id, 0.25);
    await settle(id, 4.75);
    await reserve(randomUUID(), 0.25);
    await expect(reserve(randomUUID(), 0.25)).rejects.toMatchObject({
      code: 'analyzer_quota_exhausted',
    });
    expect(await shown()).toMatchObject({ spent_usd: 4.75, reserved_usd: 0.25 });
  });

  it('write nothing that admins listen to while the day is open', async () => {
    await service.ports.budget.refresh();
    const before = await mirrored();
    for (const id of ids(5)) {
      await reserve(id, 0.25);
      await settle(id, 0.125);
    }
    expect(await mirrored()).toEqual(before);
  });
});

describe.each(workers)('where no price is known, of %i workers', (count) => {
  beforeEach(async () => {
    await service.stop();
    service = startService({ limitUsd, unit: 'tokens', limitTokens: 33_000, workers: count });
  });

  it('40 calls at once reserve the day’s tokens and not one more', async () => {
    const results = await Promise.allSettled(ids(40).map((id) => reserve(id, null)));
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(10);
    for (const { reason } of refused as PromiseRejectedResult[]) {
      expect(reason).toMatchObject({ code: 'analyzer_quota_exhausted' });
    }
    const budget = { counts: 'tokens', reserved_tokens: 33_000, limit_tokens: 33_000 };
    expect(await shown()).toMatchObject({ ...budget, spent_tokens: 0, open: false });
  });

  it('a day whose tokens are used up stops creations until midnight UTC', async () => {
    for (const id of ids(30)) {
      await reserve(id, null);
      await settle(id, null);
    }
    expect(await shown()).toMatchObject({ spent_tokens: 33_000, reserved_tokens: 0 });
    await expect(service.create(aUser())).rejects.toMatchObject({ code: 'at_capacity' });
    await service.clock.pass(12 * 60 * minuteMs);
    await expect(service.create(aUser())).resolves.toMatchObject({ status: 'uploading' });
  });
});

describe('where no model judges', () => {
  it('nothing is counted or asked', async () => {
    await service.stop();
    service = startService({ limitUsd: 0, unit: null, limitTokens: 0 });
    const dancer = aUser();
    await service.create(dancer);
    await service.ports.budget.reserve(randomUUID(), usage(null), dancer.userId);
    expect((await service.firestore.collection('budgets').get()).empty).toBe(true);
  });
});

describe('a call of unknown cost', () => {
  it('has its tokens counted, whatever is left', async () => {
    await spend(limitUsd);
    const [id = ''] = ids(1);
    await reserve(id, null);
    await settle(id, null);
    const day = await service.firestore.doc('budgets/2026-01-01').get();
    expect(day.data()).toMatchObject({ spent_usd: limitUsd, input_tokens: 2_000 });
  });
});

describe('a spent budget', () => {
  it('stops creations and reruns until midnight UTC', async () => {
    const dancer = aUser();
    const { analysisId } = await service.create(dancer);
    service.upload(dancer.userId, analysisId);
    await cancelAnalysis(service.ports, dancer, analysisId);
    await spend(limitUsd);

    const begins = [() => service.create(dancer), () => service.rerun(dancer, analysisId)];
    for (const begin of begins) {
      const refusal = await begin().catch((error: unknown) => error);
      expect(asHttpsError(refusal, service.ports.logger)).toMatchObject({
        code: 'resource-exhausted',
        message: expect.stringContaining('after midnight UTC'),
        details: { code: 'at_capacity', retryAfterSeconds: 12 * 3600 },
      });
    }
    expect(await service.pendingOf(dancer.userId)).toEqual([]);

    await service.clock.pass(12 * 60 * minuteMs);
    await expect(service.rerun(dancer, analysisId)).resolves.toMatchObject({ success: true });
  });

  it('does not stop the retry of a call whose analysis was made before', async () => {
    const dancer = aUser();
    const idempotencyKey = randomUUID();
    const { analysisId } = await service.create(dancer, { idempotencyKey });
    await spend(limitUsd);
    const again = await service.create(dancer, { idempotencyKey });
    expect(again.analysisId).toBe(analysisId);
  });
});

describe.each(workers)('what is left over from a lost worker, of %i', (count) => {
  beforeEach(async () => {
    await service.stop();
    service = startService({ limitUsd, workers: count });
  });

  it('counts as spent once no worker can be at it any more', async () => {
    await reserve(randomUUID(), 2);
    await service.clock.pass(34 * minuteMs);
    await service.ports.budget.refresh();
    expect(await shown()).toMatchObject({ spent_usd: 0, reserved_usd: 2 });
    await service.clock.pass(minuteMs);
    await service.ports.budget.refresh();
    expect(await shown()).toMatchObject({ spent_usd: 2, reserved_usd: 0 });
  });
});

describe('a day that was begun', () => {
  it('stays counted in as many documents as it was, whatever is deployed meanwhile', async () => {
    const { firestore, clock } = service;
    const deploy = (workersThen: number) =>
      createBudgetLedger(firestore, clock, termsOf(limitUsd), { workers: workersThen });
    const [few, many] = [deploy(1), deploy(40)];
    for (const [first, second] of [
      [few, many],
      [many, few],
    ] as const) {
      const calls = ids(20);
      await first.reserve(calls[0] ?? '', usage(0.25), nobody);
      await Promise.all(
        calls.map((id, index) =>
          (index % 2 === 0 ? first : second).reserve(id, usage(0.25), nobody),
        ),
      );
      await expect(first.reserve(randomUUID(), usage(0.25), nobody)).rejects.toMatchObject({
        code: 'analyzer_quota_exhausted',
      });
      // Another worker's process settles what it did not reserve.
      await Promise.all(calls.map((id) => second.settle(id, usage(0.125), nobody)));
      await first.refresh();
      expect(await mirrored()).toMatchObject({ spent_usd: 2.5, reserved_usd: 0 });
      await clock.pass(24 * 60 * minuteMs);
    }
    const { docs } = await firestore.collection('budgets').get();
    expect(docs.map((day) => day.get('shards') ?? 1)).toEqual([1, 40]);
  });

  it('closes to new runs by what all its documents hold', async () => {
    await service.stop();
    service = startService({ limitUsd, workers: 40 });
    await Promise.all(ids(19).map((id) => reserve(id, 0.25)));
    await expect(service.create(aUser())).resolves.toMatchObject({ status: 'uploading' });
    await reserve(randomUUID(), 0.25);
    await expect(reserve(randomUUID(), 0.25)).rejects.toMatchObject({
      code: 'analyzer_quota_exhausted',
    });
    await expect(service.create(aUser())).rejects.toMatchObject({
      code: 'at_capacity',
      retryAfterSeconds: 60,
    });
  });
});

describe('a new day', () => {
  it('shows admins zero at its first refresh, and nothing is written after it', async () => {
    await spend(3);
    await service.clock.pass(12 * 60 * minuteMs);
    await service.ports.budget.refresh();
    const zero = { day: '2026-01-02', spent_usd: 0, reserved_usd: 0, open: true };
    expect(await shown()).toMatchObject(zero);
    const operations = service.firestore.doc('operations/current');
    const { updateTime } = await operations.get();
    await service.clock.pass(minuteMs);
    await service.ports.budget.refresh();
    expect((await operations.get()).updateTime).toEqual(updateTime);
  });

  it('settles a call of the day before in that day', async () => {
    await service.clock.pass(12 * 60 * minuteMs - 1_000);
    const [id = ''] = ids(1);
    await reserve(id, 2);
    await service.clock.pass(2_000);
    await service.ports.budget.refresh();
    await settle(id, 1.5);
    const before = await service.firestore.doc('budgets/2026-01-01').get();
    expect(before.data()).toMatchObject({ spent_usd: 1.5, reserved: {} });
    expect(await shown()).toMatchObject({ day: '2026-01-02', spent_usd: 0, reserved_usd: 0 });
  });

  it('leaves what else operations show as it is', async () => {
    await service.firestore.doc('operations/current').set({ queue: { depth: 3 } });
    await spend(1);
    const { queue } = (await service.firestore.doc('operations/current').get()).data() ?? {};
    expect(queue).toEqual({ depth: 3 });
  });
});
