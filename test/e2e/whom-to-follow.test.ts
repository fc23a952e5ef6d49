import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { adminFirestore } from '../support/admin-sdk.ts';
import { addMark, marksOn, pictureOf } from '../support/browser/dancer-marks.ts';
import { expectNoOverflow, photograph, type Size } from '../support/browser/dashboard-page.ts';
import { expectAccessible } from '../support/browser/expect-accessible.ts';
import {
  dancing,
  openForm,
  someVideo,
  startButton,
  videoField,
} from '../support/browser/upload-form.ts';
import { makeClip } from '../support/made-clips.ts';

/** The form of somebody new, with a couple's video of 5 s chosen. */
async function openWithVideo(size: Size) {
  const dashboard = await openForm(size);
  const { page } = dashboard;
  await videoField(page).setInputFiles({
    name: 'dance.webm',
    mimeType: 'video/webm',
    buffer: Buffer.from(await makeClip(dancing(5), 'dance.webm')),
  });
  await page.getByRole('radio', { name: /^Couple/ }).check();
  await addMark(page).waitFor();
  return dashboard;
}

/** A tap at 0..1 of the picture's width and height. */
async function tap(page: Page, x: number, y: number): Promise<void> {
  const { width, height } = (await pictureOf(page).boundingBox()) ?? { width: 0, height: 0 };
  await pictureOf(page).click({ position: { x: x * width, y: y * height } });
}

describe('whom to follow', () => {
  it.each<Size>(['phone', 'desktop'])(
    'is tapped on a %s, and goes with the video',
    async (size) => {
      const { page, complaints } = await openWithVideo(size);
      await page.getByText('Nobody is marked').waitFor();
      await tap(page, 0.25, 0.5);
      await page.getByText('Mark the other one too.').waitFor();
      await tap(page, 0.75, 0.6);
      await page.getByText('Both are marked.').waitFor();
      await photograph(page, `new-marked-${size}`);
      await expectNoOverflow(page);
      await expectAccessible(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      await photograph(page, `new-marked-${size}-dark`);
      await expectAccessible(page);
      await startButton(page).click();
      await page.waitForURL('**/app/analysis?id=*');
      const id = new URL(page.url()).searchParams.get('id');
      const stored = await adminFirestore.doc(`analyses/${id}`).get();
      const near = (x: number, y: number) => ({ x: expect.closeTo(x, 2), y: expect.closeTo(y, 2) });
      expect(stored.get('params')).toEqual({
        dancers_followed: [near(0.25, 0.5), near(0.75, 0.6)],
      });
      expect(complaints).toEqual([]);
    },
  );

  it('is marked, moved and removed by keys alone', async () => {
    const { page } = await openWithVideo('desktop');
    await addMark(page).press('Enter');
    await page.keyboard.press('ArrowLeft');
    await marksOn(page).and(page.getByLabel('Mark 1: 48 % from the left')).waitFor();
    await addMark(page).press('Enter');
    await page.getByText('Both are marked.').waitFor();
    await page.getByRole('button', { name: 'Remove 2' }).press('Enter');
    await marksOn(page).press('Enter');
    await page.getByText('Nobody is marked').waitFor();
  });

  it('is asked for in the first picture of the part that is to be judged', async () => {
    const { page } = await openWithVideo('desktop');
    const second = () =>
      page.evaluate<number>(`document.querySelector('[role="group"] video').currentTime`);
    await tap(page, 0.25, 0.5);
    await page.getByLabel('Judge only a part').check();
    expect(await marksOn(page).count()).toBe(1);
    await page.getByLabel('From', { exact: true }).fill('0:02');
    await page.getByText('Nobody is marked').waitFor();
    await expect.poll(second).toBe(2);
  });

  it('is not asked for where nobody can be named, or no body is followed', async () => {
    const { page } = await openWithVideo('phone');
    await page.getByRole('radio', { name: /^Workout/ }).check();
    await pictureOf(page).waitFor({ state: 'detached' });
    await page.getByRole('radio', { name: /^Group/ }).check();
    await pictureOf(page).waitFor();
    await page.getByLabel('Follow the body').uncheck();
    await pictureOf(page).waitFor({ state: 'detached' });
  });

  it('is not asked for, in one plain line, where the browser cannot show the video', async () => {
    const { page } = await openForm('phone');
    await videoField(page).setInputFiles(someVideo(1_000));
    await page.getByText('Nobody can be marked to be followed.').waitFor();
    expect(await pictureOf(page).count()).toBe(0);
    await expectAccessible(page);
  });
});
