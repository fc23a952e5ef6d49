import { doc, getDoc } from 'firebase/firestore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, closeClients, signUp } from '../support/client.ts';
import { runTimeoutMs } from '../support/good-run.ts';
import { danceClip } from '../support/made-clips.ts';
import type { Summary } from '../support/outward-shapes.ts';
import { expectRefusal } from '../support/refusal.ts';
import { createUpload, put } from '../support/upload.ts';
import { isOver, watchAnalysis } from '../support/watched-analysis.ts';

let owner: Client;

beforeAll(async () => {
  owner = await signUp();
});
afterAll(closeClients);

describe('createAnalysis', () => {
  it.each([
    ['video/webm;codecs=vp9,opus', 'video/webm'],
    ['video/mp4; codecs="avc1.640028, mp4a.40.2"', 'video/mp4'],
    ['VIDEO/MP4', 'video/mp4'],
    ['video/matroska', 'video/x-matroska'],
    ['video/vnd.avi', 'video/x-msvideo'],
    ['video/mov', 'video/quicktime'],
    ['application/mp4', 'video/mp4'],
    ['video/vnd.dlna.mpeg-tts', 'video/mp2t'],
  ])('takes %s, and hands out headers for %s', async (contentType, readAs) => {
    const { analysisId, upload } = await createUpload(owner, { contentType, sizeBytes: 1_000 });
    expect(upload.headers).toEqual({ 'Content-Type': readAs });
    const stored = await getDoc(doc(owner.firestore, 'analyses', analysisId));
    expect((stored.data() as Summary).video?.content_type).toBe(readAs);
    await owner.call('cancelAnalysis', { analysisId });
  });

  it('takes one key for one analysis, however the type is spelled', async () => {
    const ask = (contentType: string) =>
      owner.call('createAnalysis', {
        ...{ analysisType: 'solo', idempotencyKey: 'spelled' },
        video: { contentType, sizeBytes: 1_000 },
      });
    const { analysisId } = await ask('video/x-matroska');
    expect((await ask('Video/Matroska;codecs=avc1')).analysisId).toBe(analysisId);
    await owner.call('cancelAnalysis', { analysisId });
  });

  it.each(['application/octet-stream', 'image/png', 'audio/mpeg', 'video/*', ''])(
    'refuses "%s", which tells of no video that is taken, and says which are',
    async (contentType) => {
      const request = { analysisType: 'solo', video: { contentType, sizeBytes: 1_000 } };
      const { message } = await expectRefusal(
        owner,
        'createAnalysis',
        request,
        'unsupported_format',
      );
      expect(message).toContain('video/quicktime');
    },
  );
});

describe('an upload', () => {
  it.each([
    ['the headers as given', {}],
    ['the type as the client spells it', { 'Content-Type': 'VIDEO/MP4; codecs="avc1.42E01E"' }],
  ])('is judged where it is sent with %s', { timeout: runTimeoutMs }, async (_what, own) => {
    const bytes = await danceClip();
    const declared = { contentType: 'Video/MP4;codecs=avc1', sizeBytes: bytes.byteLength };
    const { analysisId, upload } = await createUpload(owner, declared);
    const watched = await watchAnalysis(owner, analysisId);
    const headers = { ...upload.headers, ...own };
    expect((await put({ ...upload, headers }, bytes)).ok).toBe(true);
    const ended = await watched.until(isOver, runTimeoutMs);
    expect(ended).toMatchObject({ status: 'completed', video: { content_type: 'video/mp4' } });
  });
});
