import { randomUUID } from 'node:crypto';
import { FunctionsError } from 'firebase/functions';
import { Timestamp } from 'firebase-admin/firestore';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { adminFirestore, bucket } from '../support/admin-sdk.ts';
import { type Client, closeClients, signUp } from '../support/client.ts';
import { runTimeoutMs } from '../support/good-run.ts';
import { textBytes } from '../support/made-clips.ts';
import { expectRefusal } from '../support/refusal.ts';
import { seedAnalysis } from '../support/seeded-analysis.ts';
import { createUpload, put } from '../support/upload.ts';
import { isOver, watchAnalysis } from '../support/watched-analysis.ts';

const video = { contentType: 'video/mp4', sizeBytes: 1000 };
const creation = { analysisType: 'solo', video };
const hourMs = 3_600_000;
const ago = (ms: number) => Timestamp.fromMillis(Date.now() - ms);
const today = () => new Date().toISOString().slice(0, 10);

let owner: Client;

beforeEach(async () => {
  owner = await signUp();
});
afterAll(closeClients);

const quotaOf = ({ uid }: Client) => adminFirestore.doc(`quotas/${uid}`);
const analysesOf = async ({ uid }: Client): Promise<number> => {
  const mine = adminFirestore.collection('analyses').where('user_id', '==', uid);
  return (await mine.count().get()).data().count;
};

/** As many calls at once as named; the code of each refusal, null for what was accepted. */
async function createAtOnce(count: number, request: object): Promise<(string | null)[]> {
  const calls = Array.from({ length: count }, () => owner.call('createAnalysis', request));
  return (await Promise.allSettled(calls)).map((outcome) => {
    if (outcome.status === 'fulfilled') return null;
    if (!(outcome.reason instanceof FunctionsError)) throw outcome.reason;
    return String((outcome.reason.details as { code?: string } | undefined)?.code);
  });
}

/** As if the owner had this much under way. */
async function seedPending(count: number): Promise<void> {
  const ids = Array.from({ length: count }, () => randomUUID());
  await quotaOf(owner).set({
    pending: Object.fromEntries(ids.map((id) => [id, ago(60_000)])),
    day: today(),
    runs: count,
    reruns: [],
  });
}

describe('the pending limit', () => {
  it('refuses one more, and says to wait or to cancel', async () => {
    await seedPending(10);
    const refusal = await expectRefusal(owner, 'createAnalysis', creation, 'quota_exhausted');
    expect(refusal.message).toMatch(/10 analyses under way.+Wait.+cancel/);
    expect(refusal.retryAfterSeconds).toBe(60);
  });

  it.each(['cancelAnalysis', 'deleteAnalysis'] as const)(
    'has room again after %s',
    async (name) => {
      await seedPending(9);
      const { analysisId } = await createUpload(owner, video);
      await expectRefusal(owner, 'createAnalysis', creation, 'quota_exhausted');
      await owner.call(name, { analysisId });
      await expect(owner.call('createAnalysis', creation)).resolves.toBeDefined();
    },
  );

  it('has room again when a run has ended', { timeout: runTimeoutMs }, async () => {
    await seedPending(9);
    const bytes = textBytes('No video at all, only words.');
    const declared = { ...video, sizeBytes: bytes.byteLength };
    const { analysisId, upload } = await createUpload(owner, declared);
    const watched = await watchAnalysis(owner, analysisId);
    await expectRefusal(owner, 'createAnalysis', creation, 'quota_exhausted');
    await put(upload, bytes);
    expect((await watched.until(isOver, runTimeoutMs)).status).toBe('failed');
    await expect(owner.call('createAnalysis', creation)).resolves.toBeDefined();
  });
});

describe('the daily limit', () => {
  it('refuses one more until midnight UTC', async () => {
    await quotaOf(owner).set({ pending: {}, day: today(), runs: 49, reruns: [] });
    const { analysisId } = await createUpload(owner, video);
    await owner.call('cancelAnalysis', { analysisId });
    const refusal = await expectRefusal(owner, 'createAnalysis', creation, 'quota_exhausted');
    expect(refusal.message).toContain('after midnight UTC');
    expect(refusal.retryAfterSeconds).toBeGreaterThan(0);
    expect(refusal.retryAfterSeconds).toBeLessThanOrEqual(24 * 3600);
  });

  it('begins anew with the day', async () => {
    await quotaOf(owner).set({ pending: {}, day: '2026-01-01', runs: 50, reruns: [] });
    await expect(owner.call('createAnalysis', creation)).resolves.toBeDefined();
    expect((await quotaOf(owner).get()).data()).toMatchObject({ day: today(), runs: 1 });
  });
});

describe('the hourly limit of reruns', () => {
  async function endedAnalysis(): Promise<string> {
    const analysisId = await seedAnalysis(owner.uid);
    await bucket.file(`videos/${owner.uid}/${analysisId}/source`).save('No video.', {
      resumable: false,
    });
    return analysisId;
  }
  const seedReruns = (reruns: Timestamp[]) =>
    quotaOf(owner).set({ pending: {}, day: today(), runs: reruns.length, reruns });

  it('refuses one more as rate_limited until the first is an hour old', async () => {
    const analysisId = await endedAnalysis();
    await seedReruns([...Array(9).fill(ago(60_000)), ago(hourMs - 120_000)]);
    const refusal = await expectRefusal(owner, 'rerunAnalysis', { analysisId }, 'rate_limited');
    expect(refusal.message).toMatch(/10 reruns an hour.+in \d minutes?\./);
    expect(refusal.retryAfterSeconds).toBeGreaterThan(0);
    expect(refusal.retryAfterSeconds).toBeLessThanOrEqual(120);
  });

  it('lets the next one through when the first is an hour old', async () => {
    const analysisId = await endedAnalysis();
    await seedReruns([...Array(9).fill(ago(60_000)), ago(hourMs)]);
    const reply = await owner.call('rerunAnalysis', { analysisId });
    expect(reply.success).toBe(true);
    expect((await quotaOf(owner).get()).get('reruns')).toHaveLength(10);
  });
});

describe('createAnalysis, 20 at once', () => {
  it('accepts as many as may be pending and refuses the rest', async () => {
    await seedPending(7);
    const codes = await createAtOnce(20, creation);
    expect(codes.filter((code) => code === null)).toHaveLength(3);
    expect(codes.filter((code) => code === 'quota_exhausted')).toHaveLength(17);
    expect(await analysesOf(owner)).toBe(3);
  });

  it('makes one analysis of one key, and counts it once', async () => {
    const codes = await createAtOnce(20, { ...creation, idempotencyKey: randomUUID() });
    expect(new Set(codes)).toEqual(new Set([null]));
    expect(await analysesOf(owner)).toBe(1);
    expect((await quotaOf(owner).get()).get('runs')).toBe(1);
  });
});
