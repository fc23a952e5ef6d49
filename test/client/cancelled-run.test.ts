import { doc, getDoc } from 'firebase/firestore';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { adminFirestore, objectsOf } from '../support/admin-sdk.ts';
import { type Client, closeClients, signUp } from '../support/client.ts';
import { runTimeoutMs } from '../support/good-run.ts';
import { longClip } from '../support/made-clips.ts';
import type { Replies } from '../support/outward-shapes.ts';
import { expectRefusal, type Refusal, refusalOf } from '../support/refusal.ts';
import { isPathOfOneRun, neverFalls } from '../support/state-diagram.ts';
import { scratchFoldersOf, submit } from '../support/upload.ts';
import { type WatchedAnalysis, watchAnalysis } from '../support/watched-analysis.ts';

const untilGone = { timeout: 30_000, interval: 100 };

let owner: Client;
let analysisId: string;
let watched: WatchedAnalysis;
let refusedRerun: Refusal;
let reply: Replies['cancelAnalysis'];

const folders = (): Promise<string[]> => scratchFoldersOf(analysisId);
const objects = (): Promise<string[]> => objectsOf(owner.uid, analysisId);

beforeAll(async () => {
  owner = await signUp();
  analysisId = await submit(owner, await longClip());
  watched = await watchAnalysis(owner, analysisId);
  await watched.until(({ status }) => status === 'queued' || status === 'processing');
  refusedRerun = await refusalOf(owner, 'rerunAnalysis', { analysisId });
  await watched.until(({ status }) => status === 'processing');
  const hasFolder = async () => expect(await folders()).toHaveLength(1);
  await vi.waitFor(hasFolder, { timeout: 30_000, interval: 50 });
  reply = await owner.call('cancelAnalysis', { analysisId });
}, runTimeoutMs);
afterAll(closeClients);

describe('a run that its owner cancels', () => {
  it('was already_running for a rerun', () => {
    expect(refusedRerun).toMatchObject({ code: 'already_running', status: 'failed-precondition' });
  });

  it('is cancelled at the reply', () => {
    expect(reply).toEqual({ analysisId, status: 'cancelled' });
  });

  it('stops its worker and stays cancelled, without a report', async () => {
    await expect.poll(folders, untilGone).toEqual([]);
    const summary = await getDoc(doc(owner.firestore, 'analyses', analysisId));
    expect(summary.data()).toMatchObject({ status: 'cancelled', processed: false });
    const reports = await adminFirestore.collection(`analyses/${analysisId}/reports`).get();
    expect(reports.size).toBe(0);
  });

  it('was seen along a path of the state diagram, its progress never falling', async () => {
    await watched.until(({ status }) => status === 'cancelled');
    expect(watched.seen().map(({ status }) => status)).toSatisfy(isPathOfOneRun);
    expect(watched.seen().map(({ progress }) => progress)).toSatisfy(neverFalls);
  });

  it('is not_cancellable again', async () => {
    await expectRefusal(owner, 'cancelAnalysis', { analysisId }, 'not_cancellable');
  });
});

describe('its rerun that the owner deletes', () => {
  it('leaves neither document, objects nor scratch folder', { timeout: 120_000 }, async () => {
    const { runId } = await owner.call('rerunAnalysis', { analysisId });
    await watched.until(({ run_id, status }) => run_id === runId && status === 'processing');
    expect(await objects()).not.toEqual([]);
    await owner.call('deleteAnalysis', { analysisId });
    await watched.untilMissing();
    await expect.poll(objects, { timeout: 60_000, interval: 250 }).toEqual([]);
    await expect.poll(folders, untilGone).toEqual([]);
    const document = await adminFirestore.doc(`analyses/${analysisId}`).get();
    expect(document.exists).toBe(false);
  });
});

describe('a run that is cancelled as soon as its upload has arrived', () => {
  it('stays cancelled and leaves no scratch folder', { timeout: runTimeoutMs }, async () => {
    const caughtId = await submit(owner, await longClip());
    const caught = await watchAnalysis(owner, caughtId);
    await caught.until(({ status }) => status === 'queued' || status === 'processing');
    await owner.call('cancelAnalysis', { analysisId: caughtId });
    await caught.until(({ status }) => status === 'cancelled');
    await expect.poll(() => scratchFoldersOf(caughtId), untilGone).toEqual([]);
    const summary = await getDoc(doc(owner.firestore, 'analyses', caughtId));
    expect(summary.data()).toMatchObject({ status: 'cancelled', processed: false });
    expect(caught.seen().map(({ status }) => status)).toSatisfy(isPathOfOneRun);
  });
});
