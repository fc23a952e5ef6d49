import { Timestamp } from 'firebase-admin/firestore';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { adminFirestore, bucket } from '../support/admin-sdk.ts';
import {
  expectNoOverflow,
  openDashboard,
  photograph,
  type Size,
} from '../support/browser/dashboard-page.ts';
import { expectAccessible } from '../support/browser/expect-accessible.ts';
import { type BrowserUser, makeUser } from '../support/browser/person.ts';
import { seedEveryState } from '../support/browser/seed-every-state.ts';
import { danceClip } from '../support/made-clips.ts';
import { seedAnalysis } from '../support/seeded-analysis.ts';

const failure: Parameters<typeof seedAnalysis>[1] = {
  ...{ status: 'failed', processed: false, total_score: null, scores: {} },
  error: {
    code: 'worker_lost',
    message: 'The analysis was interrupted four times.',
    retryable: true,
  },
};

let admin: BrowserUser;
beforeAll(async () => {
  admin = await makeUser({ admin: true });
});

async function openPanel(address = '', size: Size = 'desktop', person = admin) {
  const dashboard = await openDashboard(size);
  await dashboard.open(`/app/admin${address}`);
  await dashboard.signIn(person);
  return dashboard;
}
const rowsOf = (page: Page) =>
  page.getByRole('list', { name: 'Everyone’s analyses' }).locator('li');
const rowOf = (page: Page, title: string) => rowsOf(page).filter({ hasText: title });

describe('the admin panel', () => {
  it.each<Size>(['phone', 'desktop'])('fits a %s', async (size) => {
    const dancer = await makeUser();
    await seedEveryState(dancer.userId);
    const { page, complaints } = await openPanel(`?user=${dancer.userId}`, size);
    await rowOf(page, 'Couldn’t stop').getByText('analyzer_unavailable').waitFor();
    await page.getByText('Today’s budget').waitFor();
    await photograph(page, `admin-${size}`);
    await expectNoOverflow(page);
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });

  it('shows another’s analysis, and finds all that are theirs', async () => {
    const [dancer, another] = await Promise.all([makeUser(), makeUser()]);
    await seedAnalysis(dancer.userId, { title: 'By the dancer' });
    await seedAnalysis(another.userId, { title: 'By another' });
    const { page } = await openPanel();
    await rowOf(page, 'By another').first().waitFor();
    await page.getByLabel('User id').fill(dancer.userId);
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await page.waitForURL(`**/app/admin?user=${dancer.userId}`);
    await rowOf(page, 'By the dancer').waitFor();
    await expect.poll(() => rowsOf(page).count()).toBe(1);
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await rowOf(page, another.userId).getByRole('button', { name: another.userId }).click();
    await page.waitForURL(`**/app/admin?user=${another.userId}`);
    await rowOf(page, 'By another').waitFor();
    await expect.poll(() => rowsOf(page).count()).toBe(1);
  });

  it('says what to do where nobody has this id', async () => {
    const { page } = await openPanel('?user=nobody');
    await page.getByText('A user id must be whole').waitFor();
    await expectAccessible(page);
  });

  it('runs a failed one again, and shows how it goes without a reload', async () => {
    const dancer = await makeUser();
    const clip = await danceClip();
    const analysisId = await seedAnalysis(dancer.userId, { title: 'Once more', ...failure });
    const path = `videos/${dancer.userId}/${analysisId}/source`;
    await bucket.file(path).save(Buffer.from(clip), { contentType: 'video/mp4' });
    const { page } = await openPanel(`?user=${dancer.userId}`);
    const row = rowOf(page, 'Once more');
    await row.getByText('worker_lost').waitFor();
    await row.getByRole('button', { name: 'Run again' }).click();
    await row.getByText('In progress').waitFor();
    await row.getByText('Completed').waitFor({ timeout: 50_000 });
    expect(await row.getByText('worker_lost').count()).toBe(0);
  });

  it('says what a rerun takes before it is asked for', async () => {
    const dancer = await makeUser();
    const analysisId = await seedAnalysis(dancer.userId, { title: 'To be reckoned' });
    const budget = {
      counts: 'tokens',
      judging: { frames_per_second: 4, usd_per_million_input: null, usd_per_million_output: null },
    };
    await adminFirestore.doc('operations/current').set({ budget }, { merge: true });
    const { page } = await openPanel(`?user=${dancer.userId}`);
    const row = rowOf(page, 'To be reckoned');
    await row.getByText(/about [\d,]+ tokens, cost unknown\./i).waitFor();
    await row.getByRole('link', { name: 'To be reckoned' }).click();
    await page.waitForURL(`**/app/analysis?id=${analysisId}`);
    await page.getByText(/about [\d,]+ tokens, cost unknown\./i).waitFor();
    await expectAccessible(page);
  });

  it('says why one cannot be run again', async () => {
    const dancer = await makeUser();
    await seedAnalysis(dancer.userId, { title: 'Without a video', ...failure });
    const { page } = await openPanel(`?user=${dancer.userId}`);
    const row = rowOf(page, 'Without a video');
    await row.getByRole('button', { name: 'Run again' }).click();
    await row.getByRole('alert').getByText('It was not run again').waitFor();
    await photograph(page, 'admin-rerun-refused');
    await expectAccessible(page);
  });

  it('offers no rerun of one that is under way', async () => {
    const dancer = await makeUser();
    await seedAnalysis(dancer.userId, {
      ...{ title: 'Being judged', status: 'processing', stage: 'analysing', total_score: null },
      lease_expires_at: Timestamp.fromMillis(Date.now() + 600_000),
    });
    const { page } = await openPanel(`?user=${dancer.userId}`);
    await rowOf(page, 'Being judged').waitFor();
    expect(await page.getByRole('button', { name: 'Run again' }).count()).toBe(0);
  });

  it('shows how much of today’s budget is left, as it changes', async () => {
    const { page } = await openPanel('?user=nobody');
    const budget = page.getByRole('region', { name: 'Today’s budget' });
    const day = new Date().toISOString().slice(0, 10);
    const closed = {
      ...{ day, spent_usd: 24.5, reserved_usd: 0.4, limit_usd: 25, open: false },
      updated_at: new Date(),
    };
    const operations = adminFirestore.doc('operations/current');
    await operations.set({ budget: closed }, { merge: true });
    await budget.getByText('New runs are paused').waitFor();
    await budget.getByText('$24.50 spent and $0.40 set aside').waitFor();
    await photograph(page, 'admin-budget-closed');
    await expectAccessible(page);
    await operations.set({ budget: { ...closed, open: true } }, { merge: true });
    await budget.getByText('Accepting new runs').waitFor();
  });
});

describe('today’s budget, where no price is set', () => {
  it('is told in tokens', async () => {
    const { page } = await openPanel('?user=nobody');
    const day = new Date().toISOString().slice(0, 10);
    const budget = {
      ...{ day, spent_usd: 0, reserved_usd: 0, limit_usd: 25, open: true, counts: 'tokens' },
      ...{ spent_tokens: 12_400_000, reserved_tokens: 638_000, limit_tokens: 50_000_000 },
      updated_at: new Date(),
    };
    await adminFirestore.doc('operations/current').set({ budget }, { merge: true });
    const region = page.getByRole('region', { name: 'Today’s budget' });
    await region.getByText('12.4 million tokens used and 638,000 tokens set aside').waitFor();
    await region.getByText('No prices are set, so tokens are counted.').waitFor();
    await expectAccessible(page);
  });
});

describe('a dancer', () => {
  it('is kept out of it', async () => {
    const { page } = await openPanel('', 'desktop', await makeUser());
    await page.getByText('This page is for admins').waitFor();
    expect(await rowsOf(page).count()).toBe(0);
  });

  it('whose page is made to listen to another’s list is refused, and told what to do', async () => {
    const [dancer, another] = await Promise.all([makeUser(), makeUser()]);
    await seedAnalysis(another.userId, { title: 'Not to be seen' });
    const { page, open, signIn } = await openDashboard('phone');
    await page.route('**/Listen/channel*', (route, request) =>
      route.continue({
        postData: request.postData()?.replaceAll(dancer.userId, another.userId) ?? '',
      }),
    );
    await open('/app');
    await signIn(dancer);
    await page.getByRole('alert').getByText('sign out and in again').waitFor();
    expect(await page.getByText('Not to be seen').count()).toBe(0);
    await photograph(page, 'list-refused');
    await expectAccessible(page);
  });
});
