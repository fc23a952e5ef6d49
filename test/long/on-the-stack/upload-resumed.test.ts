import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { adminFirestore } from '../../support/admin-sdk.ts';
import { startChokingRelay } from '../../support/browser/choking-relay.ts';
import { photograph } from '../../support/browser/dashboard-page.ts';
import { expectAccessible } from '../../support/browser/expect-accessible.ts';
import {
  closeAtHalf,
  goOnButton,
  halfBytes,
  hashOf,
  rememberedKeys,
  sentHeading,
  sizeBytes,
  storedText,
} from '../../support/browser/half-upload.ts';
import {
  beginSlowUpload,
  bucketFor,
  divertUploads,
  sendTo,
  someFile,
} from '../../support/browser/slow-upload.ts';
import { openForm, startButton, videoField } from '../../support/browser/upload-form.ts';
import { sampleFile } from '../../support/made-clips.ts';
import { waitUntil } from '../../support/wait-until.ts';

describe('an upload whose page was closed at about half', () => {
  it('begins anew by itself where that shows only when it is to go on', async () => {
    const { bucket, file, analysisId, context, openAnother } = await closeAtHalf();
    const page = await openAnother('/app/new');
    await sentHeading(page).waitFor();
    const ownBucket = await bucketFor(sizeBytes, [], { restMs: 20 });
    const newIds = await sendTo(context, ownBucket);
    await videoField(page).setInputFiles(file.path);
    await goOnButton(page).waitFor();
    bucket.forget();
    await goOnButton(page).click();
    await page.getByText('Sent from the beginning').waitFor();
    await photograph(page, 'upload-anew');
    await page.waitForURL('**/app/analysis?id=*');
    expect(page.url()).toContain(newIds[0]);
    expect(ownBucket.receivedHash()).toBe(hashOf(file.bytes));
    const created = await adminFirestore.doc(`analyses/${newIds[0]}`).get();
    expect(created.get('title')).toBe('Not this one');
    await waitUntil(`analyses/${analysisId}`, (data) => data?.['status'] === 'cancelled');
  });

  it('says so once the service has stopped waiting for it', async () => {
    const { bucket, analysisId, openAnother } = await closeAtHalf();
    const page = await openAnother('/app/new');
    await sentHeading(page).waitFor();
    const error = { code: 'upload_incomplete', message: 'Too late.', retryable: false };
    await adminFirestore.doc(`analyses/${analysisId}`).update({ status: 'failed', error });
    await page.getByRole('alert').getByText('has stopped waiting for it').waitFor();
    expect(await storedText(page)).not.toContain(bucket.url);
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByText('has stopped waiting').waitFor({ state: 'detached' });
    expect(await rememberedKeys(page)).toEqual([]);
  });

  it('is said to have arrived where only the answer to that was lost', async () => {
    const { bucket, file, analysisId, openAnother } = await closeAtHalf();
    await fetch(bucket.url, {
      method: 'PUT',
      headers: { 'Content-Range': `bytes ${halfBytes}-${sizeBytes - 1}/${sizeBytes}` },
      body: new Uint8Array(file.bytes.subarray(halfBytes)),
    });
    const page = await openAnother('/app/new');
    await page.getByText('“dance.webm” has arrived').waitFor();
    await page.getByRole('link', { name: 'See its analysis' }).click();
    await page.waitForURL(`**/app/analysis?id=${analysisId}`);
    expect(await rememberedKeys(page)).toEqual([]);
  });

  it('is discarded by whoever wants no more of it', async () => {
    const { analysisId, openAnother } = await closeAtHalf();
    const page = await openAnother('/app/new');
    await page.getByRole('button', { name: 'Discard' }).click();
    await photograph(page, 'upload-discard');
    await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
    await sentHeading(page).waitFor({ state: 'detached' });
    await waitUntil(`analyses/${analysisId}`, (data) => data?.['status'] === 'cancelled');
    expect(await rememberedKeys(page)).toEqual([]);
  });

  it('is started over with the same choices by whoever prefers that', async () => {
    const { file, analysisId, openAnother } = await closeAtHalf();
    const page = await openAnother('/app/new');
    await sentHeading(page).waitFor();
    await videoField(page).setInputFiles(file.path);
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click();
    await startButton(page).waitFor();
    expect(await page.getByLabel('Title').inputValue()).toBe('Not this one');
    await page.getByText('dance.webm', { exact: true }).waitFor();
    await waitUntil(`analyses/${analysisId}`, (data) => data?.['status'] === 'cancelled');
  });
});

describe('an upload that this browser remembers', () => {
  it('is sent no further once the service has stopped waiting while it is', async () => {
    const { page, analysisId, bucket } = await beginSlowUpload();
    const error = { code: 'upload_incomplete', message: 'Too late.', retryable: false };
    await adminFirestore.doc(`analyses/${analysisId}`).update({ status: 'failed', error });
    await page.getByRole('alert').getByText('Start it again').waitFor();
    expect(await page.getByLabel('Title').inputValue()).toBe('Not this one');
    expect(bucket.receivedBytes()).toBeLessThan(10_000_000);
    expect(await rememberedKeys(page)).toEqual([]);
  });

  it('is kept where its file changes meanwhile, and goes on with what it was', async () => {
    const bucket = await bucketFor(sizeBytes, [halfBytes]);
    const { page, context } = await openForm('phone');
    await sendTo(context, bucket);
    const file = await someFile(sizeBytes);
    await videoField(page).setInputFiles(file.path);
    await startButton(page).click();
    await page.getByText('Connection lost').waitFor();
    await writeFile(file.path, Buffer.alloc(sizeBytes / 2));
    bucket.answer();
    await page.getByRole('alert').getByText('Choose it again, and it goes on').waitFor();
    await sentHeading(page).waitFor();
    await writeFile(file.path, file.bytes);
    await videoField(page).setInputFiles(file.path);
    await goOnButton(page).click();
    await page.waitForURL('**/app/analysis?id=*');
    expect(bucket.receivedHash()).toBe(hashOf(file.bytes));
  });

  it('is left to the tab that sends it, until that is closed', async () => {
    const { page, bucket, file, openAnother } = await beginSlowUpload();
    bucket.answer();
    const another = await openAnother('/app/new');
    await another.getByText('Another tab of this browser is sending it').waitFor();
    await photograph(another, 'upload-elsewhere');
    await expectAccessible(another);
    expect(bucket.ranges).toEqual([null]);
    await videoField(another).setInputFiles(file.path);
    await another.getByRole('button', { name: 'Choose another video' }).waitFor();
    expect(await goOnButton(another).count()).toBe(0);
    await page.close();
    await goOnButton(another).waitFor();
    await sentHeading(another).waitFor();
  });

  it('can go on after a step back, which nobody is asked about', async () => {
    const { page, analysisId, bucket } = await beginSlowUpload({
      async reach(page) {
        await page.getByRole('link', { name: 'My analyses' }).click();
        await page.getByRole('link', { name: 'New analysis' }).first().click();
        await startButton(page).waitFor();
      },
    });
    bucket.answer();
    await page.goBack();
    await page.getByRole('heading', { name: 'My analyses' }).waitFor();
    await page.getByText('“dance.webm” is not fully sent').waitFor();
    await photograph(page, 'upload-hint');
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Go on' }).click();
    await sentHeading(page).waitFor();
    const stored = await adminFirestore.doc(`analyses/${analysisId}`).get();
    expect(stored.get('status')).toBe('uploading');
  });

  it('is sent whole where the local bucket takes no part of it', async () => {
    const { page, context, openAnother } = await openForm('phone');
    const relays: Awaited<ReturnType<typeof startChokingRelay>>[] = [];
    await divertUploads(context, async (url) => {
      const relay = await startChokingRelay(new URL(url), 100_000);
      relays.push(relay);
      return relay.url;
    });
    const video = fileURLToPath(sampleFile);
    await videoField(page).setInputFiles(video);
    await startButton(page).click();
    await page.getByText('Sending your video').waitFor();
    await page.close();
    for (const relay of relays) relay.widen();
    const again = await openAnother('/app/new');
    await again.getByText('was not fully sent').waitFor();
    await videoField(again).setInputFiles(video);
    await goOnButton(again).click();
    await again.waitForURL('**/app/analysis?id=*');
    const id = new URL(again.url()).searchParams.get('id');
    // It was decoded: all of it is there.
    await waitUntil(`analyses/${id}`, (data) => data?.['video']?.duration_seconds === 19.2);
    expect(await rememberedKeys(again)).toEqual([]);
    await again.getByRole('button', { name: 'Cancel' }).click();
  });

  it('does no harm where its record is broken', async () => {
    const { page, complaints } = await openForm('phone');
    await page.evaluate("localStorage.setItem('flokraft.upload.x.y', '{')");
    await page.reload();
    await startButton(page).waitFor();
    await expect.poll(() => rememberedKeys(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe('a browser that remembers nothing', () => {
  it('uploads all the same', async () => {
    const { page, context } = await openForm('phone');
    const bucket = await bucketFor(sizeBytes, []);
    await sendTo(context, bucket);
    await page.evaluate(
      "Object.defineProperty(window, 'localStorage', { get() { throw new Error() } })",
    );
    const file = await someFile(sizeBytes);
    await videoField(page).setInputFiles(file.path);
    await startButton(page).click();
    await page.waitForURL('**/app/analysis?id=*');
    expect(bucket.receivedHash()).toBe(hashOf(file.bytes));
  });
});
