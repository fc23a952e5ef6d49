import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Usage } from '../../functions/src/contract/report.ts';
import type { Caller } from '../../functions/src/domain/access.ts';
import { AppError } from '../../functions/src/domain/errors.ts';
import { meterCalls } from '../../functions/src/workflows/process-run/meter-calls.ts';
import { anAdmin, aUser, type Service, startService } from '../support/service-in-process.ts';

const times = (count: number) => Array.from({ length: count }, () => randomUUID());

/** In both units: the day's limit, and calls of which a fifth of it holds exactly sixteen. */
const units = [
  {
    unit: 'usd' as const,
    limitUsd: 5,
    limitTokens: 0,
    call: { input_tokens: 10, output_tokens: 1, cost_usd: 0.0625 },
  },
  {
    unit: 'tokens' as const,
    limitUsd: 0,
    limitTokens: 80_000,
    call: { input_tokens: 900, output_tokens: 100, cost_usd: null },
  },
];

let service: Service;
let dancer: Caller;
afterEach(() => service.stop());

async function reserveAtOnce(userId: string, count: number, call: Usage): Promise<string[]> {
  const calls = times(count);
  const ends = await Promise.allSettled(
    calls.map((id) => service.ports.budget.reserve(id, call, userId)),
  );
  return calls.filter((_, index) => {
    const end = ends[index];
    if (end?.status !== 'rejected') return true;
    expect(end.reason).toMatchObject({
      code: 'analyzer_quota_exhausted',
      message: expect.stringContaining('Your share'),
      retryable: true,
    });
    return false;
  });
}

/** Many workers count the day in many documents, a share in one all the same. */
const settings = [
  ...units.map((unit) => ({ ...unit, workers: 1 })),
  ...units.slice(1).map((unit) => ({ ...unit, workers: 200 })),
];
const setting = 'a user’s share of the day, in $unit, of $workers workers';

describe.each(settings)(setting, ({ call, limitUsd, ...limits }) => {
  beforeEach(() => {
    service = startService({ limitUsd, ...limits });
    dancer = aUser();
  });

  it('holds exactly under 50 calls at once, and leaves the rest to others', {
    timeout: 120_000,
  }, async () => {
    const other = aUser();
    const [own, others] = await Promise.all([
      reserveAtOnce(dancer.userId, 50, call),
      reserveAtOnce(other.userId, 10, call),
    ]);
    expect([own.length, others.length]).toEqual([16, 10]);
  });

  it('is as large again as what a call did not use', async () => {
    const own = await reserveAtOnce(dancer.userId, 16, call);
    const unused = { input_tokens: 0, output_tokens: 0, cost_usd: call.cost_usd && 0 };
    await service.ports.budget.settle(own[0] ?? '', unused, dancer.userId);
    expect(await reserveAtOnce(dancer.userId, 2, call)).toHaveLength(1);
  });

  it('refuses beforehand what would begin, of this user alone and until midnight UTC', async () => {
    const { analysisId } = await service.create(dancer);
    service.upload(dancer.userId, analysisId);
    await service.happen(analysisId, { kind: 'cancel' });
    for (const id of await reserveAtOnce(dancer.userId, 17, call)) {
      await service.ports.budget.settle(id, call, dancer.userId);
    }
    for (const begin of [() => service.create(dancer), () => service.rerun(dancer, analysisId)]) {
      await expect(begin()).rejects.toMatchObject({
        code: 'quota_exhausted',
        message: expect.stringContaining('share'),
        retryAfterSeconds: 12 * 3600,
      });
    }
    await expect(service.create(aUser())).resolves.toMatchObject({ status: 'uploading' });
    await expect(service.rerun(anAdmin(), analysisId)).resolves.toMatchObject({ success: true });
    await service.clock.pass(12 * 3600 * 1000);
    await expect(service.create(dancer)).resolves.toMatchObject({ status: 'uploading' });
  });

  it('is not asked of a run that an admin began, which the day counts all the same', async () => {
    const { analysisId } = await service.create(dancer);
    service.upload(dancer.userId, analysisId);
    await service.happen(analysisId, { kind: 'cancel' });
    await reserveAtOnce(dancer.userId, 17, call);
    const admin = anAdmin();
    const { runId } = await service.rerun(admin, analysisId);
    const stored = await service.ports.analyses.read(analysisId);
    if (stored === null) throw new Error('It is gone.');
    const meter = meterCalls(service.ports, { analysisId, runId, attempt: 1, ...stored }, () => {});
    await (await meter.begin(call)).end(call);
    await service.ports.budget.refresh();
    const { data } = await service.firestore
      .doc('budgets/2026-01-01')
      .get()
      .then((day) => ({ data: day.data() }));
    expect(data).toMatchObject({ input_tokens: call.input_tokens });
    const { docs } = await service.firestore.collection('budgets/2026-01-01/shares').get();
    expect(docs.map(({ id }) => id)).toEqual([dancer.userId]);
  });

  it('is asked of a run that its owner began', async () => {
    const { analysisId } = await service.create(dancer);
    const stored = await service.ports.analyses.read(analysisId);
    if (stored === null) throw new Error('It is gone.');
    await reserveAtOnce(dancer.userId, 16, call);
    const run = { analysisId, runId: stored.summary.run_id, attempt: 1, ...stored };
    const refusal = await meterCalls(service.ports, run, () => {})
      .begin(call)
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(AppError);
    expect(refusal).toMatchObject({ code: 'analyzer_quota_exhausted' });
  });
});

describe('what is kept of a user’s share', () => {
  const { call, limitUsd } = units[0] as (typeof units)[0];

  beforeEach(() => {
    service = startService({ limitUsd, unit: 'usd' });
    dancer = aUser();
  });

  it('goes by itself within a day of the day’s end', async () => {
    await reserveAtOnce(dancer.userId, 1, call);
    const share = await service.firestore.doc(`budgets/2026-01-01/shares/${dancer.userId}`).get();
    expect(share.get('expires_at').toDate()).toEqual(new Date('2026-01-03T00:00:00Z'));
  });

  it('goes whole, of every day, where the user is removed, and others’ stay', async () => {
    const other = aUser();
    for (let day = 0; day < 3; day += 1) {
      for (const { userId } of [dancer, other]) await reserveAtOnce(userId, 1, call);
      await service.clock.pass(24 * 3600 * 1000);
    }
    await service.ports.budget.removeShares(dancer.userId);
    const left = await service.firestore.collectionGroup('shares').get();
    expect(left.docs.map(({ id }) => id)).toEqual([other.userId, other.userId, other.userId]);
  });

  it('is not made anew by a call that ends after that', async () => {
    const [id = ''] = await reserveAtOnce(dancer.userId, 1, call);
    await service.ports.budget.removeShares(dancer.userId);
    await service.ports.budget.settle(id, call, dancer.userId);
    expect((await service.firestore.collectionGroup('shares').get()).empty).toBe(true);
    const day = await service.firestore.doc('budgets/2026-01-01').get();
    expect(day.data()).toMatchObject({ spent_usd: call.cost_usd, reserved: {} });
  });
});
