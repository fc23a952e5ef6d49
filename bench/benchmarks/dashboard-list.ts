import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { buildLocalDashboard } from '../../scripts/dashboard/build-local-dashboard.ts';
import type { Stack } from '../../scripts/stack/boot.ts';
import { LOCAL_HOST } from '../../scripts/stack/ports.ts';
import { openBrowser } from '../../test/support/browser/open-browser.ts';
import { type Benchmark, formatFigure, type Row } from '../frame/benchmark.ts';
import { median, percentile } from '../frame/percentile.ts';
import { adminSdk } from '../load/admin-sdk.ts';
import { withoutTriggers } from '../load/background-triggers.ts';
import { seedAnalyses } from '../load/seed-analyses.ts';

const analysisCount = 2_000;
/** In one frame: some times as fast as anybody scrolls. */
const scrolledPixels = 300;
const slowFrameMs = 50;
const changeCount = 20;

export const dashboardList: Benchmark = {
  name: 'dashboard-list',
  async run(stack) {
    await buildLocalDashboard();
    const login = { email: `${randomUUID()}@example.com`, password: randomUUID() };
    const { uid } = await adminSdk().auth.createUser(login);
    await withoutTriggers(stack, () => seedAnalyses([uid], analysisCount));
    const browser = await openBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      await openWholeList(page, stack, login);
      const scrolling = await page.evaluate<Scrolling>(scrollThrough);
      const redrawsMs = await withoutTriggers(stack, () => measureRedraws(page, uid));
      return rowsOf(scrolling, redrawsMs);
    } finally {
      await browser.close();
    }
  },
};

async function openWholeList(
  page: Page,
  { ports }: Stack,
  { email, password }: { email: string; password: string },
): Promise<void> {
  await page.goto(`http://${LOCAL_HOST}:${ports.hosting}/app`);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator(listItem).first().waitFor();
  const older = page.getByRole('button', { name: 'Show older' });
  while ((await older.count()) > 0) {
    await older.click();
    for (const busy of ['main button[data-loading]', 'main [role=alert]']) {
      await page.locator(busy).first().waitFor({ state: 'detached' });
    }
  }
}

const listItem = 'main ul[aria-label] > li';

interface Scrolling {
  framesMs: number[];
  mostRows: number;
  lastPlace: number;
}

/** From top to bottom, a step in each frame. */
const scrollThrough = `(async () => {
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const rows = () => document.querySelectorAll('${listItem}');
  scrollTo(0, 0);
  await nextFrame();
  const framesMs = [];
  let mostRows = 0;
  for (let before = await nextFrame(), end = false; !end; ) {
    end = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
    scrollBy(0, ${scrolledPixels});
    const now = await nextFrame();
    framesMs.push(now - before);
    before = now;
    mostRows = Math.max(mostRows, rows().length);
  }
  const lastPlace = Number([...rows()].at(-1).getAttribute('aria-posinset'));
  return { framesMs, mostRows, lastPlace };
})()`;

/** From just before a document is written to its row in the page showing it. */
async function measureRedraws(page: Page, userId: string): Promise<number[]> {
  const { docs } = await adminSdk()
    .firestore.collection('analyses')
    .where('user_id', '==', userId)
    .orderBy('timestamp', 'desc')
    .limit(1)
    .get();
  const [newest] = docs;
  if (newest === undefined) throw new Error('There is no analysis to change.');
  await page.evaluate('scrollTo(0, 0)');
  const row = page.locator(listItem).first();
  const timesMs: number[] = [];
  for (let change = 0; change < changeCount; change += 1) {
    const title = `Changed for the ${change}. time`;
    const shown = page.evaluate<number>(whenShown(title));
    const startedAt = Date.now();
    await newest.ref.update({ title, updated_at: new Date() });
    timesMs.push((await shown) - startedAt);
    await row.getByText(title).waitFor();
  }
  return timesMs;
}

const whenShown = (title: string) => `new Promise((resolve) => {
  const list = document.querySelector('main ul[aria-label]');
  const observer = new MutationObserver(() => {
    if (!list.textContent.includes('${title}')) return;
    observer.disconnect();
    resolve(Date.now());
  });
  observer.observe(list, { subtree: true, childList: true, characterData: true });
})`;

function rowsOf({ framesMs, mostRows, lastPlace }: Scrolling, redrawsMs: number[]): Row[] {
  if (lastPlace !== analysisCount) throw new Error(`The list ended at its row ${lastPlace}.`);
  const list = `a list of ${formatFigure(analysisCount)}`;
  const scrolling = `${list} scrolled through, ${scrolledPixels} pixels a frame`;
  const slowShare = framesMs.filter((ms) => ms > slowFrameMs).length / framesMs.length;
  return [
    { what: `${list}, rows in the page at once`, figure: mostRows, unit: 'rows' },
    {
      what: `${scrolling}, p95 frame`,
      figure: percentile(framesMs, 95),
      unit: 'ms',
      limit: slowFrameMs,
    },
    { what: `${scrolling}, longest frame`, figure: Math.max(...framesMs), unit: 'ms' },
    {
      what: `${scrolling}, frames over ${slowFrameMs} ms`,
      figure: slowShare * 100,
      unit: '%',
    },
    {
      what: `${list}, a document's change to its row's redraw, p50 of ${changeCount}`,
      figure: median(redrawsMs),
      unit: 'ms',
    },
  ];
}
