import { Timestamp } from 'firebase-admin/firestore';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { adminFirestore } from '../support/admin-sdk.ts';
import { countRedraws } from '../support/browser/count-redraws.ts';
import {
  expectNoOverflow,
  openDashboard,
  photograph,
  type Size,
} from '../support/browser/dashboard-page.ts';
import { expectAccessible } from '../support/browser/expect-accessible.ts';
import { type BrowserUser, makeUser } from '../support/browser/person.ts';
import { seedEveryState } from '../support/browser/seed-every-state.ts';
import { seedAnalysis, seedMany } from '../support/seeded-analysis.ts';

const firstMs = Date.UTC(2026, 0, 1);

/** The list of somebody new, or of `dancer`, open on a screen of this size. */
async function openList(
  { size = 'desktop', path = '/app' }: { size?: Size; path?: string },
  dancer: BrowserUser,
) {
  const dashboard = await openDashboard(size);
  await dashboard.open(path);
  await dashboard.signIn(dancer);
  return dashboard;
}
const rowsOf = (page: Page) => page.getByRole('list', { name: 'My analyses' }).locator('li');
const rowOf = (page: Page, title: string) => rowsOf(page).filter({ hasText: title });

describe('my analyses', () => {
  it.each<Size>(['phone', 'desktop'])('fit a %s, whatever became of them', async (size) => {
    const dancer = await makeUser();
    await seedEveryState(dancer.userId);
    const { page, complaints } = await openList({ size }, dancer);
    await rowOf(page, 'Couldn’t stop').waitFor();
    await photograph(page, `list-${size}`);
    await expectNoOverflow(page);
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });

  it('can be read in the dark', async () => {
    const dancer = await makeUser();
    await seedEveryState(dancer.userId);
    const { page, open, signIn } = await openDashboard('desktop');
    await page.emulateMedia({ colorScheme: 'dark' });
    await open('/app');
    await signIn(dancer);
    await rowOf(page, 'Couldn’t stop').waitFor();
    await photograph(page, 'list-dark');
    await expectAccessible(page);
  });

  it.each<Size>(['phone', 'desktop'])('say on a %s how to begin', async (size) => {
    const { page } = await openList({ size }, await makeUser());
    const begin = page.getByRole('link', { name: 'Analyse your first video' });
    await begin.waitFor();
    await photograph(page, `list-empty-${size}`);
    await expectNoOverflow(page);
    await expectAccessible(page);
    await begin.click();
    await page.waitForURL('**/app/new');
  });

  it('appear, change and go without a reload', async () => {
    const dancer = await makeUser();
    const { page } = await openList({}, dancer);
    await page.getByText('Let us see you dance').waitFor();
    const analysisId = await seedAnalysis(dancer.userId, {
      title: 'Live',
      ...{ status: 'processing', stage: 'measuring', progress: 40, total_score: null },
      lease_expires_at: Timestamp.fromMillis(Date.now() + 600_000),
    });
    const row = rowOf(page, 'Live');
    await row.getByText('Measuring motion and music · 40 %').waitFor();
    const ref = adminFirestore.doc(`analyses/${analysisId}`);
    await ref.update({ stage: 'analysing', progress: 60 });
    await row.getByText('Judging · 60 %').waitFor();
    await ref.update({ ...{ status: 'completed', stage: null, progress: 100 }, total_score: 81.5 });
    await row.getByText('82', { exact: true }).waitFor();
    await ref.delete();
    await page.getByText('Let us see you dance').waitFor();
  });

  it('lead each to its own page, by mouse and by keyboard', async () => {
    const dancer = await makeUser();
    const analysisId = await seedAnalysis(dancer.userId, { title: 'By keyboard' });
    const { page } = await openList({}, dancer);
    await page.getByRole('link', { name: 'By keyboard' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/app/analysis?id=${analysisId}`);
    await page.goBack();
    await rowOf(page, 'By keyboard').click({ position: { x: 900, y: 40 } });
    await page.waitForURL(`**/app/analysis?id=${analysisId}`);
  });
});

describe('the filters', () => {
  it('show one status and one type, and stay over a reload', async () => {
    const dancer = await makeUser();
    await seedEveryState(dancer.userId);
    const { page } = await openList({}, dancer);
    await page.getByLabel('Status').selectOption('Completed');
    await page.waitForURL('**/app?status=completed');
    await rowOf(page, 'Saturday class').waitFor();
    await rowOf(page, 'Couldn’t stop').waitFor({ state: 'detached' });
    await page.getByLabel('Type').selectOption('Couple');
    await rowOf(page, 'Saturday class').waitFor({ state: 'detached' });
    await rowOf(page, 'First wedding dance').waitFor();
    await page.reload();
    await rowOf(page, 'First wedding dance').waitFor();
    expect(await rowsOf(page).count()).toBe(1);
  });

  it.each<Size>(['phone', 'desktop'])('show on a %s what went wrong', async (size) => {
    const dancer = await makeUser();
    await seedEveryState(dancer.userId);
    const { page } = await openList({ size, path: '/app?status=failed' }, dancer);
    await rowOf(page, 'Couldn’t stop').getByText('The model did not answer').waitFor();
    await photograph(page, `list-failed-${size}`);
    await expectNoOverflow(page);
    await expectAccessible(page);
  });

  it('drop a row that no longer fits', async () => {
    const dancer = await makeUser();
    const analysisId = await seedAnalysis(dancer.userId, { title: 'On its way out' });
    await seedAnalysis(dancer.userId, { title: 'Staying' });
    const { page } = await openList({ path: '/app?status=completed' }, dancer);
    await rowOf(page, 'On its way out').waitFor();
    await adminFirestore.doc(`analyses/${analysisId}`).update({ status: 'cancelled' });
    await rowOf(page, 'On its way out').waitFor({ state: 'detached' });
    expect(await rowsOf(page).count()).toBe(1);
  });

  it('can be cleared where nothing fits', async () => {
    const dancer = await makeUser();
    await seedAnalysis(dancer.userId, { title: 'A solo' });
    const { page } = await openList({ path: '/app?type=group' }, dancer);
    await page.getByText('Nothing fits these filters').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Show all' }).click();
    await rowOf(page, 'A solo').waitFor();
    expect(new URL(page.url()).search).toBe('');
  });
});

describe('older analyses', () => {
  let dancer: BrowserUser;
  /** The newest first. */
  let ids: string[];
  beforeAll(async () => {
    dancer = await makeUser();
    const oldest = await seedAnalysis(dancer.userId, {
      title: 'The oldest',
      timestamp: Timestamp.fromMillis(firstMs - 1),
      ...{ status: 'processing', stage: 'measuring', progress: 40, total_score: null },
      lease_expires_at: Timestamp.fromMillis(Date.now() + 600_000),
    });
    const times = Array.from({ length: 100 }, (_, index) => Timestamp.fromMillis(firstMs + index));
    ids = [oldest, ...(await seedMany(dancer.userId, times))].toReversed();
  });

  async function openWhole(): Promise<Page> {
    const { page } = await openList({}, dancer);
    const more = page.getByRole('button', { name: 'Show older' });
    await more.click();
    await more.click();
    await more.waitFor({ state: 'detached' });
    return page;
  }

  it('come on demand, each once, and end', async () => {
    expect(await readWholeList(await openWhole())).toEqual(ids);
  });

  it('that are under way go on live', async () => {
    const page = await openWhole();
    await page.keyboard.press('End');
    await rowOf(page, 'The oldest').getByText('40 %').waitFor();
    const end = { status: 'completed', stage: null, progress: 100, total_score: 64 };
    await adminFirestore.doc(`analyses/${ids.at(-1)}`).update(end);
    await rowOf(page, 'The oldest').getByText('64', { exact: true }).waitFor();
  });
});

/** The ids in the order of the list, read while scrolling: most of its rows are not in the page. */
async function readWholeList(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(async () => {
    const ids = [];
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    scrollTo(0, 0);
    for (let end = false; !end; ) {
      await frame();
      await frame();
      for (const item of document.querySelectorAll('main ul[aria-label] > li')) {
        const id = new URL(item.querySelector('a').href).searchParams.get('id');
        ids[Number(item.getAttribute('aria-posinset')) - 1] = id;
      }
      end = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
      scrollBy(0, innerHeight / 2);
    }
    return ids;
  })()`);
}

describe('an open list', () => {
  it('redraws only the row that changed', async () => {
    const dancer = await makeUser();
    const analysisId = await seedAnalysis(dancer.userId, {
      title: 'Changing',
      ...{ status: 'processing', stage: 'measuring', progress: 40, total_score: null },
      lease_expires_at: Timestamp.fromMillis(Date.now() + 600_000),
    });
    await seedEveryState(dancer.userId);
    const { page } = await openList({}, dancer);
    await rowOf(page, 'Changing').getByText('40 %').waitFor();
    const redrawnRows = await countRedraws(page);
    const ref = adminFirestore.doc(`analyses/${analysisId}`);
    await ref.update({ progress: 50 });
    await rowOf(page, 'Changing').getByText('50 %').waitFor();
    const end = { status: 'completed', stage: null, progress: 100, total_score: 88 };
    await ref.update(end);
    await rowOf(page, 'Changing').getByText('88', { exact: true }).waitFor();
    expect(await redrawnRows()).toEqual(['Changing']);
  });
});
