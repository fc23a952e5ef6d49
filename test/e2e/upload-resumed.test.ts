import { describe, expect, it } from 'vitest';
import { expectNoOverflow, photograph, sizes } from '../support/browser/dashboard-page.ts';
import { expectAccessible } from '../support/browser/expect-accessible.ts';
import {
  closeAtHalf,
  copyOf,
  goOnButton,
  halfBytes,
  hashOf,
  narrow,
  rememberedKeys,
  sentHeading,
  sizeBytes,
  storedText,
} from '../support/browser/half-upload.ts';
import { makeUser } from '../support/browser/person.ts';
import { bucketFor, sendTo, someFile } from '../support/browser/slow-upload.ts';
import { startButton, videoField } from '../support/browser/upload-form.ts';
import { waitUntil } from '../support/wait-until.ts';

describe('an upload whose page was closed at about half', () => {
  it('goes on from the byte that had arrived once the same file is picked again', async () => {
    const { bucket, file, analysisId, openAnother } = await closeAtHalf();
    const page = await openAnother('/app/new');
    await sentHeading(page).waitFor();
    await page.getByText('Solo · Not this one').waitFor();
    for (const size of [sizes.phone, sizes.desktop, narrow]) {
      await page.setViewportSize(size);
      await photograph(page, `upload-unfinished-${size.width}`);
      await expectNoOverflow(page);
    }
    await expectAccessible(page);
    await page.getByText('“dance.webm” was 48 % sent').waitFor();
    await page.setViewportSize(narrow);
    await videoField(page).setInputFiles(await copyOf(file.path, 'dance.webm'));
    await goOnButton(page).waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Go on');
    expect(await startButton(page).count()).toBe(0);
    await photograph(page, 'upload-chosen-again');
    await expectNoOverflow(page);
    await expectAccessible(page);
    await goOnButton(page).click();
    await page.waitForURL(`**/app/analysis?id=${analysisId}`);
    expect(bucket.receivedHash()).toBe(hashOf(file.bytes));
    const sent = bucket.ranges.filter((range) => !range?.startsWith('bytes */'));
    expect(sent).toEqual([null, `bytes ${halfBytes}-${sizeBytes - 1}/${sizeBytes}`]);
    expect(await rememberedKeys(page)).toEqual([]);
  });

  it('begins anew for another file of the same name, and stays remembered', async () => {
    const { bucket, analysisId, context, openAnother } = await closeAtHalf();
    const page = await openAnother('/app/new');
    await sentHeading(page).waitFor();
    const another = await someFile(sizeBytes);
    const ownBucket = await bucketFor(sizeBytes, []);
    const newIds = await sendTo(context, ownBucket);
    await videoField(page).setInputFiles(another.path);
    await page.getByText('This is another “dance.webm”').waitFor();
    expect(await goOnButton(page).count()).toBe(0);
    await photograph(page, 'upload-namesake');
    await expectAccessible(page);
    await startButton(page).click();
    await page.waitForURL('**/app/analysis?id=*');
    expect(newIds).toHaveLength(1);
    expect(newIds).not.toContain(analysisId);
    expect(ownBucket.receivedHash()).toBe(hashOf(another.bytes));
    expect(ownBucket.ranges).toEqual([null]);
    expect(bucket.receivedBytes()).toBe(halfBytes);
    await page.goto('/app/new');
    await sentHeading(page).waitFor();
  });

  it('says so where the service has nothing of it any more, and begins anew', async () => {
    const { bucket, file, analysisId, context, openAnother } = await closeAtHalf();
    bucket.forget();
    const page = await openAnother('/app/new');
    await page.getByRole('alert').getByText('“dance.webm” cannot go on').waitFor();
    await page.getByText('The service no longer has what was sent').waitFor();
    await photograph(page, 'upload-lost-for-good');
    await expectAccessible(page);
    await waitUntil(`analyses/${analysisId}`, (data) => data?.['status'] === 'cancelled');
    expect(await storedText(page)).not.toContain(bucket.url);
    const ownBucket = await bucketFor(sizeBytes, []);
    await sendTo(context, ownBucket);
    await videoField(page).setInputFiles(file.path);
    await expect.poll(() => page.getByLabel('Title').inputValue()).toBe('Not this one');
    await startButton(page).click();
    await page.waitForURL('**/app/analysis?id=*');
    expect(page.url()).not.toContain(analysisId);
    expect(ownBucket.receivedHash()).toBe(hashOf(file.bytes));
    expect(ownBucket.ranges).toEqual([null]);
    expect(await rememberedKeys(page)).toEqual([]);
  });

  it('is forgotten with whoever signs out, wherever in the dashboard', async () => {
    const { openAnother } = await closeAtHalf();
    const page = await openAnother('/app');
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    expect(await rememberedKeys(page)).toHaveLength(1);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Password').waitFor();
    await expect.poll(() => rememberedKeys(page)).toEqual([]);
    const another = await makeUser();
    await page.getByLabel('Email').fill(another.email);
    await page.getByLabel('Password').fill(another.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    await page.goto('/app/new');
    await startButton(page).waitFor();
    expect(await page.getByText('dance.webm').count()).toBe(0);
  });
});
