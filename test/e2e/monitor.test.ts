import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type DashboardPage,
  expectNoOverflow,
  keepDashboard,
  openDashboard,
  photograph,
  type Size,
} from '../support/browser/dashboard-page.ts';
import { expectAccessible } from '../support/browser/expect-accessible.ts';
import {
  busyOperations,
  keptUntil,
  releaseBoard,
  showOnBoard,
} from '../support/browser/operations-board.ts';
import { type BrowserUser, makeUser } from '../support/browser/person.ts';

let admin: BrowserUser;
let dancer: BrowserUser;

beforeAll(async () => {
  // A sweep that has begun already may still write: it has ended before a page is open.
  await showOnBoard({});
  [admin, dancer] = await Promise.all([makeUser({ admin: true }), makeUser()]);
});
afterAll(releaseBoard);

describe.each<Size>(['phone', 'desktop'])('the monitor on a %s', (size) => {
  let dashboard: DashboardPage;

  // Loaded once: what the service writes then shows by itself.
  beforeAll(async () => {
    dashboard = await keepDashboard(size);
    const { page, open, signIn } = dashboard;
    await page.clock.install({ time: keptUntil.getTime() + 12_000 });
    await open('/app/monitor');
    await signIn(admin);
    await page.getByRole('heading', { name: 'Monitor', level: 1 }).waitFor();
  });
  afterAll(() => dashboard.close());

  it('shows every figure with its unit', async () => {
    const { page, complaints } = dashboard;
    await showOnBoard(busyOperations());
    for (const words of [
      '812 MB of 2,048 MB · 40 %',
      '1,410 MB of 2,048 MB · 69 %',
      'Measuring motion and music · 55 %',
      '3 waiting',
      'Cloud Tasks: running, 3 tasks.',
      'Of the last 20 runs, half took 17 s or less. The slowest took 1 min 21 s.',
    ]) {
      await page.getByText(words).waitFor();
    }
    await page.locator('.recharts-bar-rectangle').last().waitFor();
    await photograph(page, `monitor-full-${size}`);
    await expectNoOverflow(page);
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });

  it('can be read in the dark', async () => {
    const { page } = dashboard;
    await showOnBoard(busyOperations());
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('[data-mantine-color-scheme="dark"]').waitFor();
    await page.locator('.recharts-bar-rectangle').last().waitFor();
    await photograph(page, `monitor-dark-${size}`);
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it('draws a change without a reload', async () => {
    const { page } = dashboard;
    const operations = busyOperations();
    await showOnBoard(operations);
    await page.getByText('3 waiting').waitFor();
    await page.evaluate('window.stillTheSamePage = true');
    await showOnBoard({ ...operations, queue: { ...operations.queue, waiting: 7 } });
    await page.getByText('7 waiting').waitFor();
    expect(await page.evaluate('window.stillTheSamePage')).toBe(true);
  });

  it('lists the newest errors first, and the others when asked', async () => {
    const { page } = dashboard;
    await showOnBoard(busyOperations());
    const links = page.getByRole('link', { name: /^Open the/ });
    await links.first().waitFor();
    expect(await links.count()).toBe(5);
    await page.getByRole('button', { name: 'Show 15 more' }).click();
    await links.nth(19).waitFor();
    expect(await links.last().getAttribute('href')).toBe('/app/analysis?id=failed-19');
  });

  it('says that nothing has been written yet', async () => {
    const { page } = dashboard;
    await showOnBoard({});
    await page.getByText('Nothing to show yet').waitFor();
    await photograph(page, `monitor-empty-${size}`);
    await expectAccessible(page);
  });

  it('says for each part that is missing that there is nothing of it', async () => {
    const { page } = dashboard;
    await showOnBoard({ queue: { waiting: 0, waiting_since: null, tasks: null } });
    for (const words of [
      'No worker has been heard',
      'No worker is at a run',
      'Nobody waits',
      'No run has been completed',
      'No run has failed',
    ]) {
      await page.getByText(words).waitFor();
    }
    await photograph(page, `monitor-sparse-${size}`);
    await expectNoOverflow(page);
  });

  it('notices by itself that its figures have grown old, and says what to do', async () => {
    const { page } = dashboard;
    const operations = busyOperations();
    const full = { ...operations.memory, last_peak_mb: 1_900, peak_24h_mb: 1_900 };
    await showOnBoard({ ...operations, memory: full, active_runs: [] });
    await page.locator('.recharts-bar-rectangle').last().waitFor();
    expect(await page.getByText('These figures are old').count()).toBe(0);
    await page.clock.fastForward(700_000);
    await page.getByRole('alert').getByText('These figures are old').waitFor();
    await page.getByText(/Last updated 1\d min/).waitFor();
    await photograph(page, `monitor-stale-${size}`);
    await expectNoOverflow(page);
    await expectAccessible(page);
  });

  it('leads from an error to its analysis', async () => {
    const { page } = dashboard;
    await showOnBoard(busyOperations());
    await page.getByRole('link', { name: 'Open the solo analysis' }).first().click();
    await page.waitForURL('**/app/analysis?id=failed-0');
  });
});

/** Whether a page asked Firestore for the figures before it had settled. */
async function asksForFigures(person: BrowserUser, settled: string): Promise<boolean> {
  const { page, open, signIn } = await openDashboard('desktop');
  const bodies: string[] = [];
  page.on('request', (request) => bodies.push(request.postData() ?? ''));
  await open('/app/monitor');
  await signIn(person);
  await page.getByText(settled).waitFor();
  return bodies.some((body) => decodeURIComponent(body).includes('operations/current'));
}

it('asks for nothing on behalf of a dancer', async () => {
  await showOnBoard(busyOperations());
  expect(await asksForFigures(admin, '3 waiting')).toBe(true);
  expect(await asksForFigures(dancer, 'This page is for admins')).toBe(false);
});
