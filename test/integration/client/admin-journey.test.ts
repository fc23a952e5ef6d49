import { doc, getDoc } from 'firebase/firestore';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { objectsOf } from '../../support/admin-sdk.ts';
import { type Client, closeClients, signUp, signUpAdmin } from '../../support/client.ts';
import {
  completeGoodRun,
  expectOrderlyRun,
  type GoodRun,
  runTimeoutMs,
} from '../../support/good-run.ts';
import { scratchFoldersOf } from '../../support/upload.ts';
import { type WatchedAnalysis, watchAnalysis } from '../../support/watched-analysis.ts';

let admin: Client;
let owner: Client;
let run: GoodRun;
let watched: WatchedAnalysis;

beforeAll(async () => {
  [admin, owner] = await Promise.all([signUpAdmin(), signUp()]);
  run = await completeGoodRun(owner, { analysisType: 'couple', dancers: 'A and B' });
  watched = watchAnalysis(admin, run.analysisId);
  await watched.until(({ status }) => status === 'completed');
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
  let runId: string;

  beforeAll(async () => {
    const { analysisId } = run;
    ({ runId } = await admin.call('rerunAnalysis', { analysisId }));
    await watched.until(({ run_id }) => run_id === runId);
    await admin.call('cancelAnalysis', { analysisId });
    await watched.until(({ status }) => status === 'cancelled');
    const hasStopped = async () => expect(await scratchFoldersOf(analysisId)).toEqual([]);
    await vi.waitFor(hasStopped, { timeout: 10_000 });
  });

  it('keeps to the state diagram and stays cancelled', async () => {
    expectOrderlyRun(watched, runId);
    const summary = await getDoc(doc(admin.firestore, 'analyses', run.analysisId));
    expect(summary.data()).toMatchObject({ status: 'cancelled', processed: false, run_id: runId });
  });

  it('makes no report and leaves the first', async () => {
    expect((await reportOf(runId)).exists()).toBe(false);
    expect((await reportOf(run.completed.run_id)).exists()).toBe(true);
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
