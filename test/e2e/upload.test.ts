import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CreateAnalysisReply } from '../../functions/src/contract/callables.ts';
import { expectNoOverflow, photograph, sizes } from '../support/browser/dashboard-page.ts';
import { expectAccessible } from '../support/browser/expect-accessible.ts';
import { type ResumableBucket, startResumableBucket } from '../support/browser/resumable-bucket.ts';
import { openForm, someVideo, startButton, videoField } from '../support/browser/upload-form.ts';
import { waitUntil } from '../support/wait-until.ts';

const lostWords = 'Connection lost: it goes on by itself';

describe('an upload', () => {
  it('goes on where it was after the connection was lost, twice', async () => {
    const sizeBytes = 800_000;
    const video = someVideo(sizeBytes);
    const bucket = await bucketFor(sizeBytes, [200_000, 500_000]);
    const { page } = await openForm('phone');
    await standInFor(page, bucket);
    await videoField(page).setInputFiles(video);
    await startButton(page).click();
    await page.getByText(lostWords).waitFor();
    for (const size of ['phone', 'desktop'] as const) {
      await page.setViewportSize(sizes[size]);
      await photograph(page, `upload-lost-${size}`);
      await expectNoOverflow(page);
    }
    await expectAccessible(page);
    bucket.answer();
    await page.waitForURL('**/app/analysis?id=stand-in');
    expect(bucket.receivedHash()).toBe(createHash('sha256').update(video.buffer).digest('hex'));
    expect(bucket.ranges).toEqual([
      null,
      `bytes */${sizeBytes}`,
      `bytes 200000-${sizeBytes - 1}/${sizeBytes}`,
      `bytes */${sizeBytes}`,
      `bytes 500000-${sizeBytes - 1}/${sizeBytes}`,
    ]);
  });

  it('is cancelled by whoever wants it, and leaves the form as it was', async () => {
    const { page, analysisId, bucket } = await beginSlowUpload();
    expect(await page.getByText(lostWords).count()).toBe(0);
    await page.getByText(/a second · .* left/).waitFor();
    for (const size of ['phone', 'desktop'] as const) {
      await page.setViewportSize(sizes[size]);
      await photograph(page, `uploading-${size}`);
      await expectNoOverflow(page);
    }
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Upload cancelled').waitFor();
    expect(await page.getByLabel('Title').inputValue()).toBe('Not this one');
    await waitUntil(`analyses/${analysisId}`, (data) => data?.['status'] === 'cancelled');
    expect(bucket.receivedBytes()).toBeLessThan(10_000_000);
  });

  it('warns whoever leaves its page, and ends with those who do', async () => {
    const { page, analysisId } = await beginSlowUpload();
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const beforeUnload = await asked;
    expect(beforeUnload.type()).toBe('beforeunload');
    await beforeUnload.dismiss();
    page.once('dialog', (dialog) => dialog.dismiss());
    await page.getByRole('link', { name: 'My analyses' }).click();
    expect(await page.getByText('Sending your video').count()).toBe(1);
    page.once('dialog', (dialog) => dialog.accept());
    const cancelled = page.waitForResponse('**/cancelAnalysis');
    await page.getByRole('link', { name: 'My analyses' }).click();
    await page.getByRole('heading', { name: 'My analyses' }).waitFor();
    expect((await cancelled).status()).toBe(200);
    await waitUntil(`analyses/${analysisId}`, (data) => data?.['status'] === 'cancelled');
  });

  it('says so where its address is no longer valid', async () => {
    const { page } = await openForm('desktop');
    await page.route('**/gone', (route) => route.fulfill({ status: 410, headers: anyOrigin }));
    await standInFor(page, { url: 'http://127.0.0.1:1/gone' });
    await videoField(page).setInputFiles(someVideo(1_000));
    await startButton(page).click();
    await page.getByRole('alert').getByText('Start it again').waitFor();
  });
});

/** A real analysis, whose video goes to a bucket that takes a minute for it. */
async function beginSlowUpload() {
  const sizeBytes = 10_000_000;
  const bucket = await bucketFor(sizeBytes, [], { restMs: 400 });
  const { page } = await openForm('phone');
  const { promise: created, resolve: create } = Promise.withResolvers<string>();
  await page.route('**/createAnalysis', async (route) => {
    const reply = await route.fetch();
    const { result } = (await reply.json()) as { result: CreateAnalysisReply };
    const upload = { ...result.upload, url: bucket.url };
    await route.fulfill({ response: reply, json: { result: { ...result, upload } } });
    create(result.analysisId);
  });
  await videoField(page).setInputFiles(await largeVideo(sizeBytes));
  await page.getByLabel('Title').fill('Not this one');
  await startButton(page).click();
  await page.getByText('Sending your video').waitFor();
  return { page, bucket, analysisId: await created };
}

/** A file that a browser reads where it lies: bytes would go to it as text. */
async function largeVideo(sizeBytes: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'large-video-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'dance.webm');
  await writeFile(file, Buffer.alloc(sizeBytes));
  return file;
}

async function bucketFor(
  ...[sizeBytes, dropAtBytes, options]: Parameters<typeof startResumableBucket>
) {
  const bucket = await startResumableBucket(sizeBytes, dropAtBytes, options);
  onTestFinished(() => bucket.stop());
  return bucket;
}

/** Makes the page upload there; no analysis is made. */
async function standInFor(page: Page, { url }: Pick<ResumableBucket, 'url'>): Promise<void> {
  const upload = { url, method: 'PUT', headers: { 'Content-Type': 'video/webm' }, maxBytes: 3e8 };
  const result = { analysisId: 'stand-in', status: 'uploading', upload };
  const reply = { headers: anyOrigin, json: { result } };
  await page.route('**/createAnalysis', (route) => route.fulfill(reply));
}
const anyOrigin = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' };
