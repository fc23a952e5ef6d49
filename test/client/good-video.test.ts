import { doc, getDoc } from 'firebase/firestore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, closeClients, signUp } from '../support/client.ts';
import {
  completeGoodRun,
  expectOrderlyRun,
  type GoodRun,
  runTimeoutMs,
} from '../support/good-run.ts';
import { sampleClip } from '../support/made-clips.ts';
import { scratchFoldersOf } from '../support/upload.ts';

const fields = { danceType: 'freestyle', dancers: 'One', title: 'At 100 beats a minute' };

let owner: Client;
let run: GoodRun;

beforeAll(async () => {
  owner = await signUp();
  run = await completeGoodRun(owner, fields, await sampleClip());
}, runTimeoutMs);
afterAll(closeClients);

const isNumber: unknown = expect.any(Number);

async function report(): Promise<Record<string, unknown>> {
  const path = `analyses/${run.analysisId}/reports/${run.completed.run_id}`;
  return (await getDoc(doc(owner.firestore, path))).data() ?? {};
}

describe('a good video', () => {
  it('is completed under what was asked', () => {
    expect(run.completed).toMatchObject({
      user_id: owner.uid,
      analysis_type: 'solo',
      dance_type: fields.danceType,
      dancers: fields.dancers,
      title: fields.title,
      processed: true,
      progress: 100,
      lease_expires_at: null,
      analyzer: expect.stringMatching(/^(gemini|signal):./),
      processed_at: expect.anything(),
    });
  });

  it('has the mean of its scores for a total, where at least half of the criteria have one', () => {
    const all = Object.values(run.completed.scores);
    const scores = all.filter((score) => score !== null);
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    if (scores.length < all.length / 2) expect(run.completed.total_score).toBeNull();
    else expect(run.completed.total_score).toBeCloseTo(mean, 0);
  });

  it('is seen along a path of the state diagram, its progress never falling', () => {
    expect(run.watched.seen()[0]?.status).toBe('uploading');
    expectOrderlyRun(run.watched, run.completed.run_id);
  });

  it('is described by what was probed', () => {
    expect(run.completed.video).toMatchObject({
      size_bytes: run.bytes.byteLength,
      content_type: 'video/mp4',
      duration_seconds: isNumber,
      width: isNumber,
      height: isNumber,
      frame_rate: isNumber,
      has_audio: true,
    });
  });

  it('leaves a summary well under 4 KiB and no scratch folder', async () => {
    expect(JSON.stringify(run.completed).length).toBeLessThan(3_072);
    const folders = () => scratchFoldersOf(run.analysisId);
    await expect.poll(folders, { timeout: 30_000 }).toEqual([]);
  });

  it('is listed', async () => {
    const { items } = await owner.call('listAnalyses', { status: 'completed' });
    expect(items.map(({ analysisId }) => analysisId)).toEqual([run.analysisId]);
    expect(items[0]?.total_score).toBe(run.completed.total_score);
  });

  it('has a report that its owner reads', async () => {
    const found = await report();
    expect(found).toMatchObject({
      text: expect.stringMatching(/\w/),
      total_score: run.completed.total_score,
      scores: run.completed.scores,
      segments: expect.any(Array),
      measurements: { beat_alignment: isNumber },
      analyzer: run.completed.analyzer,
      timing_ms: expect.any(Object),
      memory: { peak_rss_mb: isNumber, peak_tmp_mb: isNumber },
      frames_decoded: isNumber,
      frames_measured: isNumber,
      ffmpeg_version: expect.any(String),
      created_at: expect.anything(),
    });
    expect(Object.keys(found)).toEqual(expect.arrayContaining(['usage', 'finish_reason']));
  });

  it('is measured at its tempo', async () => {
    const { measurements } = await report();
    const { tempo_bpm: tempoBpm } = measurements as { tempo_bpm: number };
    expect(Math.abs(tempoBpm - 100)).toBeLessThan(2);
  });

  it.each([{}, { asset: 'video' }, { asset: null }])('plays when %j is asked', async (asset) => {
    const request = { analysisId: run.analysisId, ...asset };
    const { url, expiresAt } = await owner.call('getVideoUrl', request);
    const played = new Uint8Array(await (await fetch(url)).arrayBuffer());
    expect(new TextDecoder().decode(played.slice(4, 8))).toBe('ftyp');
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now());
  });

  it('plays as the source that was uploaded', async () => {
    const request = { analysisId: run.analysisId, asset: 'source' };
    const { url } = await owner.call('getVideoUrl', request);
    const played = Buffer.from(await (await fetch(url)).arrayBuffer());
    expect(played.equals(run.bytes)).toBe(true);
  });
});
