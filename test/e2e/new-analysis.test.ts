import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { adminFirestore } from '../support/admin-sdk.ts';
import { expectNoOverflow, photograph, type Size } from '../support/browser/dashboard-page.ts';
import { expectAccessible } from '../support/browser/expect-accessible.ts';
import {
  dancing,
  openForm,
  someVideo,
  startButton,
  videoField,
} from '../support/browser/upload-form.ts';
import { makeClip, sampleFile } from '../support/made-clips.ts';
import { waitUntil } from '../support/wait-until.ts';

describe('a new analysis', () => {
  it('uploads a video and goes to its analysis, which ends with scores', async () => {
    const { page, complaints } = await openForm('desktop');
    await videoField(page).setInputFiles(fileURLToPath(sampleFile));
    await page.getByLabel('Title').fill('From my browser');
    await page.getByLabel('Dance', { exact: true }).fill('hip-hop');
    await startButton(page).click();
    await page.waitForURL('**/app/analysis?id=*');
    const id = new URL(page.url()).searchParams.get('id');
    const summary = await waitUntil(`analyses/${id}`, (data) => data?.['processed'] === true);
    expect(summary).toMatchObject({ title: 'From my browser', dance_type: 'hip-hop' });
    expect(summary?.['scores']).toMatchObject({ movement_to_music: expect.any(Number) });
    expect(complaints).toEqual([]);
  });

  it('can be chosen with the keyboard alone', async () => {
    const { page } = await openForm('desktop');
    // Asked for late, a chooser is at times not heard of.
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('radio', { name: /^Solo/ }).focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('radio', { name: /^Couple/ }).isChecked()).toBe(true);
    await videoField(page).focus();
    await page.keyboard.press('Space');
    await (await chooser).setFiles(someVideo(1_000));
    await page.getByText('dance.webm').waitFor();
  });

  it('takes a video that is dropped on the page, shows it, and hints that it is short', async () => {
    const { page } = await openForm('desktop');
    await dropFile(page, await makeClip(dancing(5), 'dance.webm'));
    await page.getByText(/kB · 0:05/).waitFor();
    await page.getByLabel('Preview of dance.webm').waitFor();
    await page.getByText('There are only 5 seconds to judge: film at least 10.').waitFor();
  });

  it('asks for nothing about a dance in a workout', async () => {
    const { page } = await openForm('phone');
    await page.getByLabel('Who dances').waitFor();
    await page.getByRole('radio', { name: /^Workout/ }).check();
    await page.getByLabel('Who dances').waitFor({ state: 'detached' });
  });

  it('stores what its profile takes, once it is right', async () => {
    const { page } = await openForm('desktop');
    await videoField(page).setInputFiles(someVideo(1_000));
    await page.getByRole('radio', { name: /^Highlights/ }).check();
    await page.getByLabel('How many clips').fill('5');
    await page.getByLabel('Shortest clip').fill('20');
    await page.getByLabel('Follow the body').uncheck();
    await startButton(page).click();
    await page.getByText('Write 15 or less: no more than “Longest clip, seconds”.').waitFor();
    expect(await page.evaluate('document.activeElement.name')).toBe('param-min_seconds');
    await photograph(page, 'new-params');
    await expectAccessible(page);
    await page.getByLabel('Shortest clip').fill('2.5');
    await startButton(page).click();
    await page.waitForURL('**/app/analysis?id=*');
    const id = new URL(page.url()).searchParams.get('id');
    const stored = await adminFirestore.doc(`analyses/${id}`).get();
    expect(stored.get('params')).toEqual({ count: 5, min_seconds: 2.5, landmarks: false });
  });
});

describe('its form', () => {
  it.each<Size>(['phone', 'desktop'])('fits a %s, empty and filled in', async (size) => {
    const { page, complaints } = await openForm(size);
    await photograph(page, `new-empty-${size}`);
    await expectNoOverflow(page);
    await expectAccessible(page);
    await videoField(page).setInputFiles({
      name: 'rehearsal-before-the-final-in-the-big-hall.webm',
      mimeType: 'video/webm',
      buffer: Buffer.from(await makeClip(dancing(5), 'dance.webm')),
    });
    await page.getByText(/· 0:05/).waitFor();
    await page.getByLabel('Judge only a part').check();
    await page.getByLabel('From').fill('0:01');
    await page.getByLabel('To', { exact: true }).fill('9');
    await page.getByLabel('Title').fill('Before the final');
    await page.getByText('The video ends at 0:05').waitFor();
    await photograph(page, `new-filled-${size}`);
    await expectNoOverflow(page);
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });
});

describe('its form in the dark', () => {
  it('is as legible', async () => {
    const { page } = await openForm('phone');
    await page.emulateMedia({ colorScheme: 'dark' });
    await startButton(page).click();
    await page.getByText('Choose a video first.').waitFor();
    await photograph(page, 'new-dark');
    await expectAccessible(page);
  });
});

async function dropFile(page: Page, bytes: Uint8Array): Promise<void> {
  const encoded = Buffer.from(bytes).toString('base64');
  await page.evaluate(`{
    const bytes = Uint8Array.from(atob('${encoded}'), (letter) => letter.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], 'dance.webm', { type: 'video/webm' }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
  }`);
}
