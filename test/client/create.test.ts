import { randomUUID } from 'node:crypto';
import { doc, getDoc } from 'firebase/firestore';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type Client, closeClients, signUp } from '../support/client.ts';
import { alwaysPresentFields, type Summary } from '../support/outward-shapes.ts';
import { expectRefusal } from '../support/refusal.ts';

const video = { contentType: 'video/mp4', sizeBytes: 1000 };

let owner: Client;

beforeEach(async () => {
  owner = await signUp();
});
afterAll(closeClients);

async function summaryOf(client: Client, analysisId: string): Promise<Summary> {
  return (await getDoc(doc(client.firestore, 'analyses', analysisId))).data() as Summary;
}

describe('createAnalysis', () => {
  it('answers where and how to upload', async () => {
    const reply = await owner.call('createAnalysis', { analysisType: 'solo', video });
    expect(reply).toEqual({
      analysisId: expect.any(String),
      status: 'uploading',
      upload: {
        url: expect.stringMatching(/^https?:\/\//),
        method: 'PUT',
        headers: expect.any(Object),
        maxBytes: expect.any(Number),
      },
    });
    expect(reply.upload?.maxBytes).toBeGreaterThanOrEqual(video.sizeBytes);
  });

  it('writes a summary that has every field and waits for its upload', async () => {
    const request = { analysisType: 'couple', danceType: 'tango', dancers: 'A and B', video };
    const { analysisId } = await owner.call('createAnalysis', request);
    const summary = await summaryOf(owner, analysisId);
    expect(Object.keys(summary)).toEqual(expect.arrayContaining([...alwaysPresentFields]));
    expect(summary).toMatchObject({
      user_id: owner.uid,
      analysis_type: 'couple',
      dance_type: 'tango',
      style: 'tango',
      dancers: 'A and B',
      title: null,
      status: 'uploading',
      processed: false,
      progress: 0,
      total_score: null,
      error: null,
      video: {
        object_path: `videos/${owner.uid}/${analysisId}/source`,
        content_type: 'video/mp4',
        size_bytes: 1000,
      },
    });
  });

  it('takes null for an absent field', async () => {
    const nulls = { danceType: null, dancers: null, title: null, params: null };
    const request = { analysisType: 'solo', video, ...nulls, idempotencyKey: null };
    const { analysisId } = await owner.call('createAnalysis', request);
    const fields = { dance_type: null, style: null, dancers: null, title: null };
    expect(await summaryOf(owner, analysisId)).toMatchObject(fields);
  });

  it('takes texts of the greatest length', async () => {
    const texts = { danceType: 'd'.repeat(80), dancers: 'n'.repeat(200), title: 't'.repeat(120) };
    const request = { analysisType: 'solo', video, ...texts };
    const { analysisId } = await owner.call('createAnalysis', request);
    expect(await summaryOf(owner, analysisId)).toMatchObject({
      dance_type: texts.danceType,
      style: null,
      dancers: texts.dancers,
      title: texts.title,
    });
  });
});

describe('an idempotencyKey', () => {
  const keyed = () => ({ analysisType: 'solo', video, idempotencyKey: randomUUID() });

  it('answers the same analysis with its upload while it is uploading', async () => {
    const request = keyed();
    const first = await owner.call('createAnalysis', request);
    const second = await owner.call('createAnalysis', request);
    expect(second).toMatchObject({ analysisId: first.analysisId, status: 'uploading' });
    expect(second.upload?.url).toMatch(/^https?:\/\//);
  });

  it('answers the current status without an upload afterwards', async () => {
    const request = keyed();
    const { analysisId } = await owner.call('createAnalysis', request);
    await owner.call('cancelAnalysis', { analysisId });
    const again = await owner.call('createAnalysis', request);
    expect(again).toMatchObject({ analysisId, status: 'cancelled' });
    expect(again.upload ?? null).toBeNull();
  });

  it('makes one analysis of two calls at once', async () => {
    const request = keyed();
    const replies = await Promise.all([
      owner.call('createAnalysis', request),
      owner.call('createAnalysis', request),
    ]);
    expect(new Set(replies.map(({ analysisId }) => analysisId)).size).toBe(1);
  });

  it('is refused with another body', async () => {
    const request = keyed();
    await owner.call('createAnalysis', request);
    const other = { ...request, title: 'Another' };
    await expectRefusal(owner, 'createAnalysis', other, 'invalid_request');
  });

  it('belongs to its user', async () => {
    const request = keyed();
    const other = await signUp();
    const mine = await owner.call('createAnalysis', request);
    const theirs = await other.call('createAnalysis', request);
    expect(theirs.analysisId).not.toBe(mine.analysisId);
  });
});
