import type { Page, Request } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordingFault } from '../../functions/src/contract/recording-sentences.ts';
import { adminFirestore } from '../support/admin-sdk.ts';
import { addMark, pictureOf } from '../support/browser/dancer-marks.ts';
import { type DashboardPage, openDashboard } from '../support/browser/dashboard-page.ts';
import { expectAccessible } from '../support/browser/expect-accessible.ts';
import { expectLegible } from '../support/browser/expect-legible.ts';
import { type BrowserUser, makeUser } from '../support/browser/person.ts';
import { putVideo, seedRun } from '../support/browser/seed-run.ts';
import { runTimeoutMs } from '../support/good-run.ts';
import { danceClip } from '../support/made-clips.ts';
import { seedAnalysis } from '../support/seeded-analysis.ts';

let dancer: BrowserUser;
let dashboard: DashboardPage;
let page: Page;
let analysisId: string;

beforeAll(async () => {
  dancer = await makeUser();
});
beforeEach(async () => {
  dashboard = await openDashboard('desktop');
  page = dashboard.page;
  analysisId = await seedAnalysis(dancer.userId, { title: 'Social evening', dancers: 'Ana' });
  await adminFirestore.doc(`analyses/${analysisId}`).update({ 'video.duration_seconds': 8 });
  await seedRun(analysisId, 'run-1', {
    recording: [recordingFault('several_people', { advice: 'choose_couple_or_group' })],
  });
  const clip = await danceClip();
  for (const name of ['source', 'proxy'] as const) {
    await putVideo({ userId: dancer.userId, analysisId, name }, clip, 'video/mp4');
  }
  await dashboard.open(`/app/analysis?id=${analysisId}`);
  await dashboard.signIn(dancer);
  await page.getByText('A lively solo').waitFor();
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const region = (name: string) => page.getByRole('region', { name, exact: true });
const stored = async () => (await adminFirestore.doc(`analyses/${analysisId}`).get()).data();

/** What the page sends to a callable when `act` makes it. */
async function sentTo(callable: string, act: () => Promise<void>): Promise<unknown> {
  const isIt = (one: Request) => one.method() === 'POST' && one.url().endsWith(`/${callable}`);
  const [request] = await Promise.all([page.waitForRequest(isIt), act()]);
  return request.postDataJSON().data;
}

describe('a run with changes', () => {
  it(
    'is offered where others are in a solo, and follows whoever is marked',
    async () => {
      await button('Say whom to follow, and run again').click();
      await addMark(page).click();
      await page.getByText('One is marked.').waitFor();
      await expectLegible(page, 'analysis-rerun-changed');
      const sent = await sentTo('rerunAnalysis', () => button('Run with these choices').click());
      const params = { dancers_followed: [{ x: 0.5, y: 0.5 }] };
      expect(sent).toEqual({ analysisId, params });
      await region('Change and run again').waitFor({ state: 'detached' });
      await page.getByText('In progress', { exact: true }).waitFor();
      await page.getByText('Completed', { exact: true }).waitFor({ timeout: runTimeoutMs });
      expect(await stored()).toMatchObject({ params, analysis_type: 'solo', dance_type: 'salsa' });
      expect(dashboard.complaints).toEqual([]);
    },
    runTimeoutMs,
  );

  it('sends what differs alone', async () => {
    await page.route('**/rerunAnalysis', (route) => route.abort());
    await button('Change and run again').click();
    const form = region('Change and run again');
    await form.getByRole('radio', { name: /^Couple/ }).check();
    await form.getByLabel('Dance', { exact: true }).fill('tango');
    // Else the suggestions cover what is below, as soon as they are there.
    const suggestions = page.getByRole('option', { name: 'Tango vals' });
    await suggestions.waitFor();
    await page.keyboard.press('Escape');
    await suggestions.waitFor({ state: 'hidden' });
    const sent = await sentTo('rerunAnalysis', () => button('Run with these choices').click());
    expect(sent).toEqual({ analysisId, analysisType: 'couple', danceType: 'tango' });
    await form.getByRole('alert').getByText('The service cannot be reached.').waitFor();
    expect(await form.getByLabel('Dance', { exact: true }).inputValue()).toBe('tango');
    await expectAccessible(page);
  });

  it('is stopped at what is wrong, and given up with nothing sent', async () => {
    await button('Change and run again').click();
    const form = region('Change and run again');
    await form.getByLabel('Judge only a part').check();
    await form.getByLabel('From', { exact: true }).fill('soon');
    await button('Run with these choices').click();
    await form.getByText('Write seconds').waitFor();
    expect(await page.evaluate('document.activeElement.name')).toBe('from');
    await button('Close').click();
    await form.waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Change and run again');
    expect(await stored()).toMatchObject({ status: 'completed' });
  });

  it('asks whom to follow in the source where another part begins elsewhere', async () => {
    await button('Change and run again').click();
    await addMark(page).waitFor();
    const form = region('Change and run again');
    await form.getByLabel('Judge only a part').check();
    const asked = await sentTo('getVideoUrl', () =>
      form.getByLabel('From', { exact: true }).fill('0:03'),
    );
    expect(asked).toEqual({ analysisId, asset: 'source' });
    await addMark(page).waitFor();
    const second = () =>
      page.evaluate<number>(`document.querySelector('[role="group"] video').currentTime`);
    await expect.poll(second).toBe(3);
    await form.getByRole('radio', { name: /^Highlights/ }).check();
    await pictureOf(page).waitFor({ state: 'detached' });
  });

  it('asks for nothing where it is as before', async () => {
    await page.route('**/rerunAnalysis', (route) => route.abort());
    expect(await sentTo('rerunAnalysis', () => button('Run again').click())).toEqual({
      analysisId,
    });
  });
});

describe('what an analysis is called', () => {
  it('can be written anew in its place', async () => {
    await button('Edit').click();
    const form = region('Title, dance and dancers');
    await form.getByLabel('Title').fill('The final');
    await form.getByLabel('Dance', { exact: true }).fill('Tango');
    await form.getByLabel('Who dances').fill('');
    await expectLegible(page, 'analysis-edited');
    const sent = await sentTo('updateAnalysis', () => button('Save').click());
    expect(sent).toEqual({ analysisId, title: 'The final', danceType: 'Tango', dancers: '' });
    await page.getByRole('heading', { level: 1, name: 'The final' }).waitFor();
    await page.getByText('Solo · Tango ·').waitFor();
    await form.waitFor({ state: 'detached' });
    expect(await stored()).toMatchObject({ title: 'The final', dancers: null });
    expect(dashboard.complaints).toEqual([]);
  });

  it('stays as it was written where it cannot be saved', async () => {
    await page.route('**/updateAnalysis', (route) => route.abort());
    await button('Edit').click();
    const form = region('Title, dance and dancers');
    await form.getByLabel('Title').fill('The final');
    await button('Save').click();
    await form.getByRole('alert').getByText('The service cannot be reached.').waitFor();
    expect(await form.getByLabel('Title').inputValue()).toBe('The final');
    await button('Close').click();
    await page.getByRole('heading', { level: 1, name: 'Social evening' }).waitFor();
  });
});
