import { doc, getDoc } from 'firebase/firestore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminFirestore, objectsOf } from '../support/admin-sdk.ts';
import { type Client, closeClients, signUp } from '../support/client.ts';
import {
  completeGoodRun,
  expectOrderlyRun,
  type GoodRun,
  runTimeoutMs,
} from '../support/good-run.ts';
import type { Replies, Summary } from '../support/outward-shapes.ts';
import { isOver } from '../support/watched-analysis.ts';

let owner: Client;
let first: GoodRun;
let reply: Replies['rerunAnalysis'];
let restarted: Summary;
let second: Summary;

beforeAll(async () => {
  owner = await signUp();
  first = await completeGoodRun(owner, { title: 'Twice', danceType: 'house' });
  reply = await owner.call('rerunAnalysis', { analysisId: first.analysisId });
  const isRerun = ({ run_id }: Summary): boolean => run_id === reply.runId;
  second = await first.watched.until((summary) => isRerun(summary) && isOver(summary));
  // On a busy machine the reply comes when the run is over already.
  restarted = first.watched.seen().find(isRerun) ?? second;
}, 2 * runTimeoutMs);
afterAll(closeClients);

async function totalScoreOfReport(runId: string): Promise<unknown> {
  const path = `analyses/${first.analysisId}/reports/${runId}`;
  return (await getDoc(doc(owner.firestore, path))).data()?.['total_score'];
}

describe('a rerun by the owner', () => {
  it('is answered with a new run', () => {
    expect(reply).toEqual({
      success: true,
      message: expect.stringMatching(/\w/),
      analysisId: first.analysisId,
      runId: expect.any(String),
    });
    expect(reply.runId).not.toBe(first.completed.run_id);
  });

  it('starts with nothing of the old run', () => {
    expect(restarted).toMatchObject({
      status: 'processing',
      processed: false,
      error: null,
      total_score: null,
      rerun_requested_at: expect.anything(),
    });
    expect(restarted.scores).toEqual({});
  });

  it('is completed along a path of the state diagram, its progress never falling', () => {
    expect(second).toMatchObject({ status: 'completed', processed: true, progress: 100 });
    expectOrderlyRun(first.watched, reply.runId);
  });

  it('keeps what was asked for and when', () => {
    const { analysis_type, dance_type, dancers, title, params, timestamp } = first.completed;
    const asked = { analysis_type, dance_type, dancers, title, params, timestamp };
    expect(second).toMatchObject(asked);
  });

  it('adds a report and leaves the first', async () => {
    const { run_id: firstRunId, total_score: firstScore } = first.completed;
    expect(await totalScoreOfReport(firstRunId)).toBe(firstScore);
    expect(await totalScoreOfReport(reply.runId)).toBe(second.total_score);
  });
});

describe('a delete by the owner', () => {
  beforeAll(async () => {
    expect(await objectsOf(owner.uid, first.analysisId)).not.toEqual([]);
    await owner.call('deleteAnalysis', { analysisId: first.analysisId });
  });

  it('removes the reports of both runs by its reply', async () => {
    const reports = adminFirestore.collection(`analyses/${first.analysisId}/reports`);
    expect((await reports.get()).size).toBe(0);
  });

  it('shows the listener a missing document', async () => {
    await expect(first.watched.untilMissing()).resolves.toBeUndefined();
  });

  it('removes every object within 60 s', async () => {
    const objects = () => objectsOf(owner.uid, first.analysisId);
    await expect.poll(objects, { timeout: 60_000, interval: 250 }).toEqual([]);
  }, 70_000);

  it('is no longer listed', async () => {
    expect(await owner.call('listAnalyses', {})).toEqual({ items: [], nextCursor: null });
  });
});
