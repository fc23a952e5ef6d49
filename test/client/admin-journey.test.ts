import { doc, getDoc } from 'firebase/firestore';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { objectsOf } from '../support/admin-sdk.ts';
import { type Client, closeClients, signUp, signUpAdmin } from '../support/client.ts';
import {
  completeGoodRun,
  expectOrderlyRun,
  type GoodRun,
  runTimeoutMs,
} from '../support/good-run.ts';
import { longClip } from '../support/made-clips.ts';
import { scratchFoldersOf, submit } from '../support/upload.ts';
import { type WatchedAnalysis, watchAnalysis } from '../support/watched-analysis.ts';

let admin: Client;
let owner: Client;
let run: GoodRun;

beforeAll(async () => {
  [admin, owner] = await Promise.all([signUpAdmin(), signUp()]);
  run = await completeGoodRun(owner, { analysisType: 'couple', dancers: 'A and B' });
}, runTimeoutMs);
afterAll(closeClients);

const reportOf = (runId: string) =>
  getDoc(doc(admin.firestore, `analyses/${run.analysisId}/reports/${runId}`));

describe("an admin, of another's analysis", () => {
  it('reads the report', async () => {
    const report = await reportOf(run.completed.run_id);
    expect(report.get('total_score')).toBe(run.completed.total_score);
    expect(Object.keys(report.get('scores') as object)).toContain('partnering_skills');
  });

  it('finds it in the list of its owner', async () => {
    const { items } = await admin.call('adminListAnalyses', { userId: owner.uid });
    expect(items.map(({ analysisId }) => analysisId)).toEqual([run.analysisId]);
  });

  it('plays the video', async () => {
    const { url } = await admin.call('getVideoUrl', { analysisId: run.analysisId });
    expect((await fetch(url)).ok).toBe(true);
  });

  it('creates nothing in its name: an own analysis is the own one', async () => {
    const video = { contentType: 'video/mp4', sizeBytes: 1000 };
    const { analysisId } = await admin.call('createAnalysis', { analysisType: 'solo', video });
    const created = await getDoc(doc(admin.firestore, 'analyses', analysisId));
    expect(created.get('user_id')).toBe(admin.uid);
  });
});

describe("an admin's rerun that the admin cancels", () => {
  let analysisId: string;
  let rerun: WatchedAnalysis;
  let runId: string;

  beforeAll(async () => {
    analysisId = await submit(owner, await longClip());
    rerun = await watchAnalysis(admin, analysisId);
    await rerun.until(({ status }) => status === 'queued' || status === 'processing');
    await admin.call('cancelAnalysis', { analysisId });
    ({ runId } = await admin.call('rerunAnalysis', { analysisId }));
    await rerun.until(({ run_id }) => run_id === runId);
    await admin.call('cancelAnalysis', { analysisId });
    await rerun.until(({ status }) => status === 'cancelled');
    const hasStopped = async () => expect(await scratchFoldersOf(analysisId)).toEqual([]);
    await vi.waitFor(hasStopped, { timeout: 30_000 });
  }, runTimeoutMs);

  it('keeps to the state diagram and stays cancelled', async () => {
    expectOrderlyRun(rerun, runId);
    const summary = await getDoc(doc(admin.firestore, 'analyses', analysisId));
    expect(summary.data()).toMatchObject({ status: 'cancelled', processed: false, run_id: runId });
  });

  it('makes no report', async () => {
    const report = doc(admin.firestore, `analyses/${analysisId}/reports/${runId}`);
    expect((await getDoc(report)).exists()).toBe(false);
  });
});

describe("an admin's delete", () => {
  it('is seen by the owner and removes every object within 60 s', async () => {
    const { analysisId } = run;
    expect(await objectsOf(owner.uid, analysisId)).not.toEqual([]);
    await admin.call('deleteAnalysis', { analysisId });
    await run.watched.untilMissing();
    const objects = () => objectsOf(owner.uid, analysisId);
    await expect.poll(objects, { timeout: 60_000, interval: 250 }).toEqual([]);
  }, 70_000);
});
