import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminFirestore, objectsOf } from '../support/admin-sdk.ts';
import { type Client, closeClients, signUp } from '../support/client.ts';
import { runTimeoutMs } from '../support/good-run.ts';
import {
  firstPart,
  indexFirstClip,
  matroskaClip,
  sampleFile,
  shortClip,
  soundOnlyClip,
  textBytes,
  twoHourClip,
} from '../support/made-clips.ts';
import { expectIssue, expectRefusal } from '../support/refusal.ts';
import { isPathOfOneRun, neverFalls } from '../support/state-diagram.ts';
import { createUpload, put, scratchFoldersOf } from '../support/upload.ts';
import { isOver, watchAnalysis } from '../support/watched-analysis.ts';

const mebibyte = 1024 * 1024;

type Bytes = Uint8Array<ArrayBuffer>;
type BadInput = { what: string; make: () => Promise<Bytes>; declared?: number; code: string };

const text = async (...lines: string[]): Promise<Bytes> => textBytes(`${lines.join('\n')}\n`);

const badInputs: BadInput[] = [
  {
    what: 'an empty file declared as 1,000 bytes',
    make: async () => textBytes(''),
    declared: 1_000,
    code: 'upload_mismatch',
  },
  {
    what: 'a text file',
    make: () => text('Not a video.', 'Only words.'.repeat(500)),
    code: 'unsupported_format',
  },
  {
    what: 'a playlist of another file',
    make: () => text('#EXTM3U', '#EXTINF:3,', sampleFile.href, '#EXT-X-ENDLIST'),
    code: 'unsupported_format',
  },
  {
    what: 'a concat script of another file',
    make: () => text('ffconcat version 1.0', `file '${sampleFile.pathname}'`),
    code: 'unsupported_format',
  },
  {
    what: 'an mp4 cut before its index',
    make: async () => firstPart(await shortClip(), 0.5),
    code: 'video_unreadable',
  },
  {
    what: 'an mp4 cut after its index',
    make: async () => firstPart(await indexFirstClip(), 0.5),
    code: 'video_unreadable',
  },
  { what: 'sound only', make: soundOnlyClip, code: 'video_has_no_picture' },
  { what: 'a 2-hour video', make: twoHourClip, code: 'video_too_long' },
  { what: 'a Matroska file declared as mp4', make: matroskaClip, code: 'upload_mismatch' },
  {
    what: 'a clip larger than declared',
    make: shortClip,
    declared: 1_000,
    code: 'upload_mismatch',
  },
  {
    what: 'a clip smaller than declared',
    make: shortClip,
    declared: 10 * mebibyte,
    code: 'upload_mismatch',
  },
];

let owner: Client;

beforeAll(async () => {
  owner = await signUp();
});
afterAll(closeClients);

describe.each(badInputs)('$what', ({ make, declared, code }) => {
  it(`fails with ${code} and leaves nothing behind`, { timeout: runTimeoutMs }, async () => {
    const bytes = await make();
    const video = { contentType: 'video/mp4', sizeBytes: declared ?? bytes.byteLength };
    const { analysisId, upload } = await createUpload(owner, video);
    const watched = await watchAnalysis(owner, analysisId);
    await put(upload, bytes);

    const failed = await watched.until(isOver, runTimeoutMs);
    expect(failed).toMatchObject({
      status: 'failed',
      processed: false,
      total_score: null,
      error: { code, message: expect.stringMatching(/\w/), retryable: false },
      failed_at: expect.anything(),
    });
    expect(watched.seen().map(({ status }) => status)).toSatisfy(isPathOfOneRun);
    expect(watched.seen().map(({ progress }) => progress)).toSatisfy(neverFalls);

    const left = { timeout: 30_000, interval: 100 };
    await expect.poll(() => scratchFoldersOf(analysisId), left).toEqual([]);
    await expect.poll(() => objectsOf(owner.uid, analysisId), left).toEqual([]);
    const reports = await adminFirestore.collection(`analyses/${analysisId}/reports`).get();
    expect(reports.size).toBe(0);
    await expectRefusal(owner, 'rerunAnalysis', { analysisId }, 'video_missing');
  });
});

describe('createAnalysis', () => {
  const create = (contentType: string, sizeBytes: number) => ({
    analysisType: 'solo',
    video: { contentType, sizeBytes },
  });

  it('refuses an empty file', async () => {
    await expectIssue(owner, 'createAnalysis', create('video/mp4', 0), 'sizeBytes');
  });

  it('refuses a file over 300 MB as video_too_large', async () => {
    const request = create('video/mp4', 301 * mebibyte);
    await expectRefusal(owner, 'createAnalysis', request, 'video_too_large');
  });

  it.each(['text/plain', 'application/pdf', 'image/png', 'application/vnd.apple.mpegurl'])(
    'refuses %s as unsupported_format',
    async (contentType) => {
      const request = create(contentType, 1_000);
      await expectRefusal(owner, 'createAnalysis', request, 'unsupported_format');
    },
  );
});
