import { Timestamp } from 'firebase-admin/firestore';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { adminFirestore } from '../support/admin-sdk.ts';
import {
  type DashboardPage,
  openDashboard,
  photograph,
  sizes,
} from '../support/browser/dashboard-page.ts';
import { expectAccessible } from '../support/browser/expect-accessible.ts';
import { type BrowserUser, makeUser } from '../support/browser/person.ts';
import { putVideo, seedRun } from '../support/browser/seed-run.ts';
import { closeClients, signInAs } from '../support/client.ts';
import { runTimeoutMs } from '../support/good-run.ts';
import { longClip } from '../support/made-clips.ts';
import { seedAnalysis } from '../support/seeded-analysis.ts';
import { neverFalls } from '../support/state-diagram.ts';
import { submit } from '../support/upload.ts';

let dancer: BrowserUser;
let dashboard: DashboardPage;
let page: Page;

beforeAll(async () => {
  dancer = await makeUser();
});
beforeEach(async () => {
  dashboard = await openDashboard('desktop');
  page = dashboard.page;
});
afterAll(closeClients);

async function openAnalysis(analysisId: string): Promise<void> {
  await dashboard.open(`/app/analysis?id=${analysisId}`);
  await dashboard.signIn(dancer);
}
const button = (name: string) => page.getByRole('button', { name, exact: true });

/** Remembers the percentages that the page shows, for as long as it is not loaded again. */
async function watchProgress(): Promise<() => Promise<number[]>> {
  await page.evaluate(`
    window.seenProgress = [];
    new MutationObserver(() => {
      const shown = document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow');
      if (shown && Number(shown) !== window.seenProgress.at(-1)) window.seenProgress.push(Number(shown));
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  `);
  return () => page.evaluate<number[]>('window.seenProgress');
}

describe('a rerun', () => {
  it(
    'shows its progress rise and its scores arrive without reload',
    async () => {
      // Progress is told after three seconds: a short one ends before.
      const bytes = await longClip();
      const analysisId = await seedAnalysis(dancer.userId, { title: 'Again' });
      await seedRun(analysisId, 'run-1');
      await putVideo({ userId: dancer.userId, analysisId, name: 'source' }, bytes, 'video/mp4');
      await openAnalysis(analysisId);
      await page.getByText('A lively solo').waitFor();
      const seenProgress = await watchProgress();

      await button('Run again').click();
      await page.getByText('In progress', { exact: true }).waitFor();
      await page.getByText('You see an earlier run').waitFor();
      await page.getByText('Completed', { exact: true }).waitFor({ timeout: runTimeoutMs });

      const verdict = page.getByRole('region', { name: 'Score' });
      await verdict.getByText('Measured, not judged').waitFor();
      expect(await page.getByRole('region', { name: 'Runs' }).getByRole('button').count()).toBe(2);
      const seen = await seenProgress();
      expect(seen).toSatisfy(neverFalls);
      expect(new Set(seen).size).toBeGreaterThan(1);
      await photograph(page, 'analysis-after-rerun');
      await expectAccessible(page);
    },
    runTimeoutMs,
  );

  it('is left to the listener where it is not answered in 10 s', async () => {
    const analysisId = await seedAnalysis(dancer.userId);
    await page.clock.install();
    await openAnalysis(analysisId);
    const asked = page.waitForRequest('**/rerunAnalysis');
    await page.route('**/rerunAnalysis', () => {});
    await button('Run again').click();
    await asked;
    expect(await button('Run again').isDisabled()).toBe(true);
    await page.clock.fastForward(10_000);
    await expect.poll(() => button('Run again').isEnabled()).toBe(true);
    expect(await page.getByText('That did not work').count()).toBe(0);

    const document = adminFirestore.doc(`analyses/${analysisId}`);
    const lease_expires_at = Timestamp.fromMillis(Date.now() + 3_600_000);
    await document.update({
      status: 'processing',
      stage: 'measuring',
      progress: 30,
      lease_expires_at,
    });
    await page.getByText('Measuring motion and music · 30 %').waitFor();
  });
});

describe('a run that is under way', () => {
  it('can be cancelled', { timeout: runTimeoutMs }, async () => {
    const client = await signInAs(dancer);
    const analysisId = await submit(client, await longClip(), { title: 'A long one' });
    await openAnalysis(analysisId);
    await page.getByText('In progress', { exact: true }).waitFor({ timeout: runTimeoutMs });
    await button('Cancel').click();
    await page.getByText('Cancelled', { exact: true }).waitFor();
    await page.getByText('This run was cancelled').waitFor();
    const stored = await adminFirestore.doc(`analyses/${analysisId}`).get();
    expect(stored.get('status')).toBe('cancelled');
  });
});

describe('a delete', () => {
  it('asks first, then leads back to the list and leaves nothing', async () => {
    const analysisId = await seedAnalysis(dancer.userId, { title: 'Not my best' });
    await seedRun(analysisId, 'run-1');
    await openAnalysis(analysisId);
    await button('Delete').click();
    const dialog = page.getByRole('dialog', { name: 'Delete “Not my best”?' });
    await dialog.waitFor();
    await page.setViewportSize(sizes.phone);
    await photograph(page, 'analysis-delete-phone');
    await page.setViewportSize(sizes.desktop);
    await photograph(page, 'analysis-delete-desktop');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const document = adminFirestore.doc(`analyses/${analysisId}`);
    expect((await document.get()).exists).toBe(true);

    await button('Delete').click();
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await page.waitForURL('**/app');
    expect((await document.get()).exists).toBe(false);
    expect((await document.collection('reports').get()).size).toBe(0);
  });

  it('says why where it does not work', async () => {
    const analysisId = await seedAnalysis(dancer.userId);
    await openAnalysis(analysisId);
    await page.route('**/deleteAnalysis', (route) => route.abort());
    await button('Delete').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('The service cannot be reached.').waitFor();
    await page.getByRole('heading', { name: 'Seeded' }).waitFor();
  });
});
