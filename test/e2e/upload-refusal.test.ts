import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { adminFirestore } from '../support/admin-sdk.ts';
import { expectNoOverflow, photograph, sizes } from '../support/browser/dashboard-page.ts';
import { expectAccessible } from '../support/browser/expect-accessible.ts';
import {
  dancing,
  openForm,
  someVideo,
  startButton,
  videoField,
} from '../support/browser/upload-form.ts';
import { makeClip } from '../support/made-clips.ts';

describe('a refusal', () => {
  it.each([
    ['no video', null, 'Choose a video first'],
    ['a document', { name: 'steps.pdf', mimeType: 'application/pdf', size: 9 }, 'kind of file'],
    ['an empty file', { name: 'dance.mp4', mimeType: 'video/mp4', size: 0 }, 'is empty'],
  ])('of %s comes before anything is sent', async (_what, file, words) => {
    const { page } = await openForm('desktop');
    const requests = watchCalls(page);
    if (file !== null) {
      const { size, ...named } = file;
      await videoField(page).setInputFiles({ ...named, buffer: Buffer.alloc(size) });
    }
    await startButton(page).click();
    await page.getByRole('alert').getByText(words).waitFor();
    expect(await page.evaluate('document.activeElement.name')).toBe('video');
    expect(requests).toEqual([]);
  });

  it('of a long video offers to judge a part of it', async () => {
    const { page } = await openForm('phone');
    const requests = watchCalls(page);
    const clip = await makeClip(dancing(660, { size: '32x32', rate: '1' }), 'long.webm');
    await videoField(page).setInputFiles({
      name: 'long.webm',
      mimeType: 'video/webm',
      buffer: Buffer.from(clip),
    });
    await page.getByText('This video lasts 11:00').waitFor();
    await startButton(page).click();
    await photograph(page, 'new-too-long');
    await expectAccessible(page);
    expect(requests).toEqual([]);
    await page.getByLabel('Judge only a part').check();
    await page.getByLabel('To', { exact: true }).fill('10:00');
    await page.getByText('This video lasts').waitFor({ state: 'detached' });
  });

  it('of the network asks again under the same key, so that nothing is made twice', async () => {
    const { page } = await openForm('desktop');
    const keys: string[] = [];
    await page.route('**/createAnalysis', async (route) => {
      keys.push(route.request().postDataJSON().data.idempotencyKey);
      await route.abort();
    });
    const start = async (title: string) => {
      await page.getByLabel('Title').fill(title);
      await startButton(page).click();
      await expect.poll(() => keys.length).toBeGreaterThan(0);
      await page.getByText('The service cannot be reached').waitFor();
      return keys.splice(0);
    };
    await videoField(page).setInputFiles(someVideo(1_000));
    const [first, again] = [await start('Final'), await start('Final')];
    expect(again).toEqual(first);
    expect(await start('Another')).not.toEqual(first);
  });

  it('by the service is shown in its words, and leaves the form as it was', async () => {
    const { page, userId } = await openForm('phone');
    const day = new Date().toISOString().slice(0, 10);
    const used = { pending: {}, day, runs: 50, reruns: [] };
    await adminFirestore.doc(`quotas/${userId}`).set(used);
    await videoField(page).setInputFiles(someVideo(1_000));
    await page.getByLabel('Title').fill('One more');
    await startButton(page).click();
    await page.getByRole('alert').getByText('You have started 50 analyses today').waitFor();
    await page.getByText(/Try again after \d/).waitFor();
    expect(await page.getByLabel('Title').inputValue()).toBe('One more');
    for (const size of ['phone', 'desktop'] as const) {
      await page.setViewportSize(sizes[size]);
      await photograph(page, `new-refused-${size}`);
      await expectNoOverflow(page);
    }
    await expectAccessible(page);
  });
});

/** The names of the functions that the page calls from now on. */
function watchCalls(page: Page): string[] {
  const calls: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('Analysis')) calls.push(request.url());
  });
  return calls;
}
