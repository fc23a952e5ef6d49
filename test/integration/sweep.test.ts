import { randomUUID } from 'node:crypto';
import { Timestamp } from 'firebase-admin/firestore';
import { describe, expect, it } from 'vitest';
import { adminFirestore, bucket, objectsOf } from '../support/admin-sdk.ts';
import { completedSummary, seedAnalysis, seedReport } from '../support/seeded-analysis.ts';
import { sweepNow } from '../support/sweep-now.ts';
import { waitUntil } from '../support/wait-until.ts';

const ago = (ms: number) => Timestamp.fromMillis(Date.now() - ms);
const hourMs = 3_600_000;
const lapsed = {
  status: 'processing',
  stage: 'normalising',
  processed: false,
  progress: 30,
  lease_expires_at: ago(1_000),
} as const;

/** A proxy is enough to see whether objects are kept: nothing waits for it to arrive. */
async function seedProxy(userId: string, analysisId: string): Promise<void> {
  await bucket.file(`videos/${userId}/${analysisId}/proxy`).save('proxy', { resumable: false });
}

describe('sweep', () => {
  it('gives a run whose worker died to another one, without losing its progress', async () => {
    const id = await seedAnalysis(randomUUID(), { ...lapsed, attempt: 1 });
    await sweepNow();
    // No video was seeded, so the second attempt ends at once; that it began is what counts.
    const ended = await waitUntil(`analyses/${id}`, (data) => data?.['status'] === 'failed');
    expect(ended).toMatchObject({
      attempt: 2,
      progress: 30,
      lease_expires_at: null,
      error: { code: 'video_unreadable' },
    });
  });

  it('gives up on a run whose fourth worker died', async () => {
    const id = await seedAnalysis(randomUUID(), { ...lapsed, attempt: 4 });
    await sweepNow();
    const ended = await waitUntil(`analyses/${id}`, (data) => data?.['status'] === 'failed');
    expect(ended).toMatchObject({ error: { code: 'worker_lost', retryable: true }, stage: null });
  });

  it('leaves a run alone whose lease still holds', async () => {
    const lease = Timestamp.fromMillis(Date.now() + hourMs);
    const id = await seedAnalysis(randomUUID(), { ...lapsed, lease_expires_at: lease });
    await sweepNow();
    const data = (await adminFirestore.doc(`analyses/${id}`).get()).data();
    expect(data).toMatchObject({ status: 'processing', stage: 'normalising', attempt: 1 });
  });

  it('ends an upload that has not come within an hour, and only that', async () => {
    const waiting = { status: 'uploading', processed: false, progress: 0 } as const;
    const late = await seedAnalysis(randomUUID(), { ...waiting, timestamp: ago(hourMs + 1_000) });
    const early = await seedAnalysis(randomUUID(), { ...waiting, timestamp: ago(hourMs / 2) });
    await sweepNow();
    const ended = await waitUntil(`analyses/${late}`, (data) => data?.['status'] === 'failed');
    expect(ended).toMatchObject({ error: { code: 'upload_incomplete', retryable: false } });
    const data = (await adminFirestore.doc(`analyses/${early}`).get()).data();
    expect(data).toMatchObject({ status: 'uploading' });
  });

  it('queues a video that did arrive, where the event of it told nobody', async () => {
    const [userId, id] = [randomUUID(), randomUUID()];
    // Its event finds no analysis and, since the object bears no mark of ours, leaves it alone.
    await bucket.file(`videos/${userId}/${id}/source`).save(Buffer.alloc(1_000), {
      resumable: false,
      contentType: 'video/mp4',
    });
    const late = { status: 'uploading', processed: false, progress: 0, attempt: 0 } as const;
    const summary = completedSummary(userId, id, { ...late, timestamp: ago(hourMs + 1_000) });
    await adminFirestore.doc(`analyses/${id}`).set(summary);
    await sweepNow();
    const ended = await waitUntil(`analyses/${id}`, (data) => data?.['status'] === 'failed');
    expect(ended).toMatchObject({ attempt: 1, error: { code: 'video_unreadable' } });
  });

  it('expires what is due: the document says so, video and reports are gone', async () => {
    const userId = randomUUID();
    const id = await seedAnalysis(userId, { expires_at: ago(1_000) });
    await seedReport(id);
    await seedProxy(userId, id);
    await sweepNow();
    const data = await waitUntil(`analyses/${id}`, (found) => found?.['status'] === 'expired');
    expect(data).toMatchObject({ processed: false, video: null });
    const reports = await adminFirestore.collection(`analyses/${id}/reports`).get();
    expect(reports.size).toBe(0);
    expect(await objectsOf(userId, id)).toEqual([]);
  });

  it('removes an expired analysis when it has said so for long enough', async () => {
    const id = await seedAnalysis(randomUUID(), { status: 'expired', expires_at: ago(1_000) });
    await sweepNow();
    await waitUntil(`analyses/${id}`, (data) => data === undefined);
  });
});

const waiting = { status: 'processing', stage: 'queued', processed: false } as const;

describe('a run that was written by hand', () => {
  it('is given its turn by the next sweep', async () => {
    const fields = { ...waiting, attempt: 0, progress: 0, updated_at: ago(20_000) };
    const id = await seedAnalysis(randomUUID(), fields);
    await sweepNow();
    const ended = await waitUntil(`analyses/${id}`, (data) => data?.['status'] === 'failed');
    expect(ended).toMatchObject({ attempt: 1 });
  });
});

describe('the triggers', () => {
  it('give a waiting run its task where the call that queued it died before enqueueing', async () => {
    const userId = randomUUID();
    const id = await seedAnalysis(userId, { ...waiting, attempt: 0, progress: 0 });
    const after = { ...waiting, run_id: 'run-1', user_id: userId };
    await adminFirestore.doc(`analyses/${id}/due/last`).set({ before: null, after, attempt: 0 });
    const ended = await waitUntil(`analyses/${id}`, (data) => data?.['status'] === 'failed');
    expect(ended).toMatchObject({ attempt: 1 });
  });

  it('remove a video that no analysis waits for', async () => {
    const [userId, analysisId] = [randomUUID(), randomUUID()];
    const file = bucket.file(`videos/${userId}/${analysisId}/source`);
    const metadata = { metadata: { 'flokraft-upload': 'session' } };
    await file.save('nobody asked', { resumable: false, metadata });
    await expect.poll(() => objectsOf(userId, analysisId), { timeout: 30_000 }).toEqual([]);
  });

  it('remove what a worker finished after its analysis was deleted', async () => {
    const [userId, analysisId] = [randomUUID(), randomUUID()];
    await seedProxy(userId, analysisId);
    await expect.poll(() => objectsOf(userId, analysisId), { timeout: 30_000 }).toEqual([]);
  });

  it('remove what a deleted document leaves below and beside it', async () => {
    const userId = randomUUID();
    const id = await seedAnalysis(userId);
    await seedReport(id);
    await seedProxy(userId, id);
    await adminFirestore.doc(`analyses/${id}`).delete();
    const left = async () => {
      const reports = await adminFirestore.collection(`analyses/${id}/reports`).get();
      return [...(await objectsOf(userId, id)), ...reports.docs.map((report) => report.id)];
    };
    await expect.poll(left, { timeout: 30_000 }).toEqual([]);
  });
});
