import { afterAll, beforeAll, expect, it } from 'vitest';
import { adminFirestore } from '../../support/admin-sdk.ts';
import { type Client, closeClients, signUp } from '../../support/client.ts';
import { runTimeoutMs } from '../../support/good-run.ts';
import { makeClip } from '../../support/made-clips.ts';
import { createUpload, put } from '../../support/upload.ts';
import { isOver, watchAnalysis } from '../../support/watched-analysis.ts';

const bytesOf120Mb = 120_000_000;

let owner: Client;
let video: Uint8Array<ArrayBuffer>;

/** Pictures that are compressed one by one and hardly at all: made and decoded in seconds. */
const largeClip = () =>
  makeClip(
    [
      ...['-f', 'lavfi', '-i', 'nullsrc=size=1280x720:rate=15:duration=12.4'],
      ...['-vf', 'geq=random(1)*255:128:128,format=yuvj420p', '-c:v', 'mjpeg', '-q:v', '1'],
    ],
    'clip.avi',
  );

beforeAll(async () => {
  owner = await signUp();
  video = await largeClip();
}, runTimeoutMs);
afterAll(closeClients);

it('passes session URL, trigger and task with a file of 120 MB', {
  timeout: runTimeoutMs,
}, async () => {
  expect(video.byteLength).toBeGreaterThan(bytesOf120Mb);
  const declared = { contentType: 'video/x-msvideo', sizeBytes: video.byteLength };
  const { analysisId, upload } = await createUpload(owner, declared);
  const watched = await watchAnalysis(owner, analysisId);
  expect((await put(upload, video)).ok).toBe(true);
  const ended = await watched.until(isOver, runTimeoutMs);
  expect(ended).toMatchObject({ status: 'completed', error: null });
  const reports = await adminFirestore.collection(`analyses/${analysisId}/reports`).get();
  expect(reports.docs.map(({ id }) => id)).toEqual([ended.run_id]);
});
