import { doc, getDoc } from 'firebase/firestore';
import { Timestamp } from 'firebase-admin/firestore';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { adminFirestore } from '../support/admin-sdk.ts';
import { type Client, closeClients, signUp, signUpAdmin } from '../support/client.ts';
import type { Status } from '../support/outward-shapes.ts';
import { expectRefusal } from '../support/refusal.ts';
import { seedAnalysis, seedReport } from '../support/seeded-analysis.ts';
import { createUpload } from '../support/upload.ts';
import { watchAnalysis } from '../support/watched-analysis.ts';

const video = { contentType: 'video/mp4', sizeBytes: 1000 };

/** Held by a worker that is alive for as long as the test, so that no sweep touches it. */
const running = () => ({
  status: 'processing' as const,
  processed: false,
  stage: 'measuring',
  progress: 40,
  total_score: null,
  scores: {},
  lease_expires_at: Timestamp.fromMillis(Date.now() + 60_000),
});

let owner: Client;

beforeEach(async () => {
  owner = await signUp();
});
afterAll(closeClients);

describe('rerunAnalysis', () => {
  it('is already_running while the upload is awaited', async () => {
    const { analysisId } = await createUpload(owner, video);
    await expectRefusal(owner, 'rerunAnalysis', { analysisId }, 'already_running');
  });

  it('is already_running while a worker holds the run', async () => {
    const analysisId = await seedAnalysis(owner.uid, running());
    await expectRefusal(owner, 'rerunAnalysis', { analysisId }, 'already_running');
  });

  it.each(['completed', 'failed', 'cancelled', 'expired'] as const)(
    'is video_missing when the video of a %s one is gone',
    async (status) => {
      const processed = status === 'completed';
      const analysisId = await seedAnalysis(owner.uid, { status, processed });
      await expectRefusal(owner, 'rerunAnalysis', { analysisId }, 'video_missing');
    },
  );
});

describe('updateAnalysis', () => {
  it.each(['uploading', 'processing', 'completed', 'failed', 'cancelled', 'expired'] as const)(
    'names a %s one anew, with the dance that its text names',
    async (status) => {
      const held = status === 'processing' ? running() : { status, processed: false };
      const analysisId = await seedAnalysis(owner.uid, { ...held, dancers: 'Ada and Bo' });
      const request = { analysisId, title: 'Finals', danceType: 'Viennese waltz' };
      expect(await owner.call('updateAnalysis', request)).toEqual({ analysisId });
      const stored = (await getDoc(doc(owner.firestore, `analyses/${analysisId}`))).data();
      expect(stored).toMatchObject({
        ...{ status, title: 'Finals', dancers: 'Ada and Bo' },
        ...{ dance_type: 'Viennese waltz', style: 'viennese_waltz' },
      });
    },
  );

  it('names one for an admin', async () => {
    const analysisId = await seedAnalysis(owner.uid);
    const admin = await signUpAdmin();
    await admin.call('updateAnalysis', { analysisId, dancers: '' });
    const stored = (await getDoc(doc(owner.firestore, `analyses/${analysisId}`))).data();
    expect(stored?.['dancers']).toBeNull();
  });
});

describe('cancelAnalysis', () => {
  it.each(['owner', 'admin'])('ends an upload that the %s gives up', async (role) => {
    const { analysisId } = await createUpload(owner, video);
    const watched = await watchAnalysis(owner, analysisId);
    await watched.until(({ status }) => status === 'uploading');
    const caller = role === 'admin' ? await signUpAdmin() : owner;
    const reply = await caller.call('cancelAnalysis', { analysisId });
    expect(reply).toEqual({ analysisId, status: 'cancelled' });
    const cancelled = await watched.until(({ status }) => status === 'cancelled');
    expect(cancelled).toMatchObject({ processed: false, cancelled_at: expect.anything() });
  });

  it('ends a run that a worker holds', async () => {
    const analysisId = await seedAnalysis(owner.uid, running());
    const reply = await owner.call('cancelAnalysis', { analysisId });
    expect(reply).toEqual({ analysisId, status: 'cancelled' });
  });

  it.each(['completed', 'failed', 'cancelled', 'expired'] as const)(
    'is not_cancellable when the run is %s',
    async (status) => {
      const processed = status === 'completed';
      const analysisId = await seedAnalysis(owner.uid, { status, processed });
      await expectRefusal(owner, 'cancelAnalysis', { analysisId }, 'not_cancellable');
    },
  );
});

describe('deleteAnalysis', () => {
  const states: Status[] = ['completed', 'failed', 'cancelled', 'expired'];

  it.each(states)('removes a %s analysis and its report', async (status) => {
    const processed = status === 'completed';
    const analysisId = await seedAnalysis(owner.uid, { status, processed });
    await seedReport(analysisId);
    expect(await owner.call('deleteAnalysis', { analysisId })).toEqual({ analysisId });
    const document = await getDoc(doc(owner.firestore, 'analyses', analysisId));
    expect(document.exists()).toBe(false);
    const report = await adminFirestore.doc(`analyses/${analysisId}/reports/run-1`).get();
    expect(report.exists).toBe(false);
  });

  it('removes an analysis that awaits its upload, as the listener sees', async () => {
    const { analysisId } = await createUpload(owner, video);
    const watched = await watchAnalysis(owner, analysisId);
    await watched.until(({ status }) => status === 'uploading');
    await owner.call('deleteAnalysis', { analysisId });
    await expect(watched.untilMissing()).resolves.toBeUndefined();
  });

  it('removes an analysis that a worker holds', async () => {
    const analysisId = await seedAnalysis(owner.uid, running());
    await owner.call('deleteAnalysis', { analysisId });
    const document = await getDoc(doc(owner.firestore, 'analyses', analysisId));
    expect(document.exists()).toBe(false);
  });

  it('is not_found the second time', async () => {
    const analysisId = await seedAnalysis(owner.uid);
    await owner.call('deleteAnalysis', { analysisId });
    await expectRefusal(owner, 'deleteAnalysis', { analysisId }, 'not_found');
  });

  it('lets an admin remove what belongs to another', async () => {
    const admin = await signUpAdmin();
    const analysisId = await seedAnalysis(owner.uid);
    expect(await admin.call('deleteAnalysis', { analysisId })).toEqual({ analysisId });
  });
});
