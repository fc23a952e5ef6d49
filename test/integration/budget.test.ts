import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asHttpsError } from '../../functions/src/entrypoints/refusal.ts';
import { cancelAnalysis } from '../../functions/src/workflows/cancel-analysis.ts';
import { aUser, type Service, startService } from '../support/service-in-process.ts';

const limitUsd = 5;
const minuteMs = 60_000;
const usage = (cost_usd: number | null) => ({ input_tokens: 1_000, output_tokens: 100, cost_usd });

let service: Service;

beforeEach(() => {
  service = startService(limitUsd);
});
afterEach(() => service.stop());

const ids = (count: number) => Array.from({ length: count }, () => randomUUID());
const reserve = (id: string, costUsd: number | null) =>
  service.ports.budget.reserve(id, usage(costUsd));
const shown = async () => (await service.firestore.doc('operations/current').get()).get('budget');

/** Spends it all, by one call. */
async function spend(costUsd: number): Promise<void> {
  const [id = ''] = ids(1);
  await reserve(id, costUsd);
  await service.ports.budget.settle(id, usage(costUsd));
}

describe('30 calls at once', { timeout: 120_000 }, () => {
  it('reserve as much as there is and not a cent more', async () => {
    const results = await Promise.allSettled(ids(30).map((id) => reserve(id, 0.25)));
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(10);
    for (const { reason } of refused as PromiseRejectedResult[]) {
      expect(reason).toMatchObject({ code: 'analyzer_quota_exhausted' });
    }
    expect(await shown()).toMatchObject({ spent_usd: 0, reserved_usd: 5, open: false });
  });

  it('settle to the sum of what they used', async () => {
    const calls = ids(30);
    for (const id of calls) await reserve(id, 0.125);
    await Promise.all(calls.map((id) => service.ports.budget.settle(id, usage(0.0625))));
    const budget = { spent_usd: 30 * 0.0625, reserved_usd: 0, limit_usd: limitUsd, open: true };
    expect(await shown()).toMatchObject({ ...budget, day: '2026-01-01' });
    const day = await service.firestore.doc('budgets/2026-01-01').get();
    expect(day.data()).toMatchObject({ input_tokens: 30_000, output_tokens: 3_000 });
  });
});

describe('a call of unknown cost', () => {
  it('has its tokens counted, whatever is left', async () => {
    await spend(limitUsd);
    const [id = ''] = ids(1);
    await reserve(id, null);
    await service.ports.budget.settle(id, usage(null));
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

describe('what is left over from a lost worker', () => {
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
    await service.ports.budget.settle(id, usage(1.5));
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
