import { Timestamp } from 'firebase-admin/firestore';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminFirestore } from '../support/admin-sdk.ts';
import {
  type DashboardPage,
  expectNoOverflow,
  keepDashboard,
  openDashboard,
  photograph,
  type Size,
} from '../support/browser/dashboard-page.ts';
import { expectAccessible } from '../support/browser/expect-accessible.ts';
import { type BrowserUser, makeUser } from '../support/browser/person.ts';
import { seedRun } from '../support/browser/seed-run.ts';
import { seedAnalysis } from '../support/seeded-analysis.ts';

type Changes = Parameters<typeof seedAnalysis>[1];

const unjudged = { processed: false, progress: 40, total_score: null, scores: {} };
const underWay = {
  ...unjudged,
  status: 'processing',
  stage: 'analysing',
  message: 'Judging segment 3 of 8',
  lease_expires_at: Timestamp.fromMillis(Date.now() + 3_600_000),
} as const;
const failed = (retryable: boolean): Changes => ({
  ...unjudged,
  status: 'failed',
  error: { code: 'video_unreadable', message: 'No picture could be read.', retryable },
});

let dancer: BrowserUser;
const dashboards = new Map<Size, DashboardPage>();

beforeAll(async () => {
  dancer = await makeUser();
  for (const size of ['phone', 'desktop'] as const) {
    const dashboard = await keepDashboard(size);
    await dashboard.open('/app/analysis');
    await dashboard.signIn(dancer);
    dashboards.set(size, dashboard);
  }
});
afterAll(async () => {
  for (const dashboard of dashboards.values()) await dashboard.close();
});

async function openAt(path: string, size: Size = 'desktop'): Promise<Page> {
  const dashboard = dashboards.get(size);
  if (dashboard === undefined) throw new Error(`Nobody opened a ${size}.`);
  await dashboard.open(path);
  return dashboard.page;
}
async function openSeeded(changes: Changes): Promise<{ page: Page; analysisId: string }> {
  const analysisId = await seedAnalysis(dancer.userId, changes);
  return { page: await openAt(`/app/analysis?id=${analysisId}`), analysisId };
}

describe('an analysis in any state', () => {
  const states: [string, Changes, string][] = [
    ['uploading', { ...unjudged, status: 'uploading', progress: 0 }, 'still on its way'],
    ['processing', underWay, 'Judging segment 3 of 8 · 40 %'],
    ['failed', failed(false), 'end the same way'],
    ['cancelled', { ...unjudged, status: 'cancelled' }, 'Run it again whenever you like'],
    ['expired', { ...unjudged, status: 'expired', video: null }, 'have been removed'],
    ['untitled', { title: null }, 'Untitled solo'],
  ];

  it.each(states)('says what it is and what to do: %s', async (name, changes, words) => {
    const analysisId = await seedAnalysis(dancer.userId, changes);
    for (const size of ['phone', 'desktop'] as const) {
      const page = await openAt(`/app/analysis?id=${analysisId}`, size);
      await page.getByText(words).waitFor();
      await page.getByText(/video (will be|has been|here to)/).waitFor();
      await photograph(page, `analysis-${name}-${size}`);
      await expectNoOverflow(page);
      if (size === 'desktop') await expectAccessible(page);
    }
  });

  it('offers to cancel what is under way and to run again what has ended', async () => {
    const { page, analysisId } = await openSeeded(underWay);
    await page.getByRole('button', { name: 'Cancel' }).waitFor();
    expect(await page.getByRole('button', { name: 'Run again', exact: true }).count()).toBe(0);
    await adminFirestore.doc(`analyses/${analysisId}`).update({ status: 'cancelled' });
    await page.getByRole('button', { name: 'Run again', exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Cancel' }).count()).toBe(0);
  });

  it('gives the code of a failure, and hope where there is some', async () => {
    const { page } = await openSeeded(failed(true));
    const alert = page.getByRole('alert');
    await alert.getByText('No picture could be read. Running it again may help.').waitFor();
    await alert.getByText('video_unreadable').waitFor();
  });

  it('says in its own words why it cannot run again', async () => {
    const { page } = await openSeeded(failed(true));
    await page.getByRole('button', { name: 'Run again', exact: true }).click();
    await page.getByText('The video is gone, so it cannot be analysed again.').waitFor();
  });

  it('keeps the last report in sight while it runs again', async () => {
    const { page, analysisId } = await openSeeded({ ...underWay, run_id: 'run-2' });
    await page.getByText('Judging segment 3 of 8').waitFor();
    await seedRun(analysisId, 'run-1');
    await page.getByText('You see an earlier run').waitFor();
    await page.getByRole('region', { name: 'Score' }).getByText('72').waitFor();
    await photograph(page, 'analysis-rerunning');
    await expectAccessible(page);
  });
});

describe('no analysis', () => {
  it.each([
    ['no id', '/app/analysis', 'No analysis chosen'],
    ['an id that names nothing', '/app/analysis?id=never-made', 'This analysis is gone'],
    ['no possible id', '/app/analysis?id=a%2Fb', 'This analysis is gone'],
  ])('leads back to the list: %s', async (name, path, title) => {
    const page = await openAt(path, 'phone');
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await photograph(page, `analysis-${name.replaceAll(' ', '-')}`);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Go to your analyses' }).click();
    await page.waitForURL('**/app');
  });

  it('is shown where it is deleted while it is open', async () => {
    const { page, analysisId } = await openSeeded({});
    await page.getByRole('heading', { name: 'Seeded' }).waitFor();
    await adminFirestore.doc(`analyses/${analysisId}`).delete();
    await page.getByRole('heading', { name: 'This analysis is gone' }).waitFor();
  });
});

describe("another's analysis", () => {
  let othersId: string;
  beforeAll(async () => {
    const other = await makeUser();
    othersId = await seedAnalysis(other.userId, { title: 'A secret' });
    await seedRun(othersId, 'run-1');
  });

  it('is refused to a dancer who knows its address', async () => {
    const page = await openAt(`/app/analysis?id=${othersId}`, 'phone');
    await page.getByRole('heading', { name: 'This analysis is not yours' }).waitFor();
    expect(await page.getByText('A secret').count()).toBe(0);
    await photograph(page, 'analysis-refused-phone');
    await expectAccessible(page);
  });

  it('is shown to an admin, report and all', async () => {
    const admin = await makeUser({ admin: true });
    const { page, open, signIn } = await openDashboard('desktop');
    await open(`/app/analysis?id=${othersId}`);
    await signIn(admin);
    await page.getByRole('heading', { name: 'A secret' }).waitFor();
    await page.getByText('A lively solo').waitFor();
  });
});
