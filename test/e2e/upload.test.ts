import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoOverflow, photograph, sizes } from '../support/browser/dashboard-page.ts';
import { expectAccessible } from '../support/browser/expect-accessible.ts';
import type { ResumableBucket } from '../support/browser/resumable-bucket.ts';
import { beginSlowUpload, bucketFor } from '../support/browser/slow-upload.ts';
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

/** Makes the page upload there; no analysis is made. */
async function standInFor(page: Page, { url }: Pick<ResumableBucket, 'url'>): Promise<void> {
  const upload = { url, method: 'PUT', headers: { 'Content-Type': 'video/webm' }, maxBytes: 3e8 };
  const result = { analysisId: 'stand-in', status: 'uploading', upload };
  const reply = { headers: anyOrigin, json: { result } };
  await page.route('**/createAnalysis', (route) => route.fulfill(reply));
}
const anyOrigin = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' };
