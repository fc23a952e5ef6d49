import { createHash, randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { CreateAnalysisReply } from '../../functions/src/contract/callables.ts';
import { adminFirestore } from '../support/admin-sdk.ts';
import {
  type DashboardPage,
  expectNoOverflow,
  openDashboard,
  photograph,
  type Size,
  sizes,
} from '../support/browser/dashboard-page.ts';
import { expectAccessible } from '../support/browser/expect-accessible.ts';
import { openBrowser } from '../support/browser/open-browser.ts';
import { makeUser } from '../support/browser/person.ts';
import { type ResumableBucket, startResumableBucket } from '../support/browser/resumable-bucket.ts';
import { makeClip, sampleFile } from '../support/made-clips.ts';
import { waitUntil } from '../support/wait-until.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const startButton = (page: Page) => page.getByRole('button', { name: 'Start the analysis' });
const videoField = (page: Page) => page.getByLabel(/^Choose (a|another) video/);
const lostWords = 'Connection lost: it goes on by itself';

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
    await page.getByRole('radio', { name: /^Solo/ }).focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('radio', { name: /^Couple/ }).isChecked()).toBe(true);
    await videoField(page).focus();
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Space');
    await (await chooser).setFiles(someVideo(1_000));
    await page.getByText('dance.webm').waitFor();
  });

  it('takes a video that is dropped on the page, and shows it with its length', async () => {
    const { page } = await openForm('desktop');
    await dropFile(page, await makeClip(dancing(5), 'dance.webm'));
    await page.getByText(/kB · 0:05/).waitFor();
    await page.getByLabel('Preview of dance.webm').waitFor();
  });

  it('asks for nothing about a dance in a workout', async () => {
    const { page } = await openForm('phone');
    await page.getByLabel('Who dances').waitFor();
    await page.getByRole('radio', { name: /^Workout/ }).check();
    await page.getByLabel('Who dances').waitFor({ state: 'detached' });
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

describe('an upload', () => {
  it('goes on where it was after the connection was lost, twice', async () => {
    const sizeBytes = 8_000_000;
    const video = someVideo(sizeBytes);
    const bucket = await bucketFor(sizeBytes, [2_000_000, 5_000_000]);
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
      `bytes 2000000-${sizeBytes - 1}/${sizeBytes}`,
      `bytes */${sizeBytes}`,
      `bytes 5000000-${sizeBytes - 1}/${sizeBytes}`,
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

async function openForm(size: Size): Promise<DashboardPage & { userId: string }> {
  const person = await makeUser();
  const dashboard = await openDashboard(browser, size);
  onTestFinished(() => dashboard.context.close());
  await dashboard.open('/app/new');
  await dashboard.signIn(person);
  await startButton(dashboard.page).waitFor();
  return { ...dashboard, userId: person.userId };
}

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
  await videoField(page).setInputFiles(someVideo(sizeBytes));
  await page.getByLabel('Title').fill('Not this one');
  await startButton(page).click();
  await page.getByText('Sending your video').waitFor();
  return { page, bucket, analysisId: await created };
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

/** The names of the functions that the page calls from now on. */
function watchCalls(page: Page): string[] {
  const calls: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('Analysis')) calls.push(request.url());
  });
  return calls;
}

/** Noise under the name of a video. */
const someVideo = (sizeBytes: number) => ({
  name: 'dance.webm',
  mimeType: 'video/webm',
  buffer: randomBytes(sizeBytes),
});

/** Arguments for a moving picture that this browser can play. */
const dancing = (seconds: number, { size = '320x180', rate = '10' } = {}) => [
  ...['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=${rate}:duration=${seconds}`],
  ...['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8'],
];

async function dropFile(page: Page, bytes: Uint8Array): Promise<void> {
  const encoded = Buffer.from(bytes).toString('base64');
  await page.evaluate(`{
    const bytes = Uint8Array.from(atob('${encoded}'), (letter) => letter.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], 'dance.webm', { type: 'video/webm' }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
  }`);
}
