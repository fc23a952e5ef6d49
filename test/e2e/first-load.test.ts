import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';
import { beforeAll, expect, it, vi } from 'vitest';
import { openDashboard } from '../support/browser/dashboard-page.ts';
import { type BrowserUser, makeUser } from '../support/browser/person.ts';
import { seedRun } from '../support/browser/seed-run.ts';
import { seedAnalysis } from '../support/seeded-analysis.ts';

const limitBytes = 300_000;
/** Nothing more is fetched after so long a pause. */
const quietMs = 1_000;

let admin: BrowserUser;
let analysisId: string;

beforeAll(async () => {
  admin = await makeUser({ admin: true });
  analysisId = await seedAnalysis(admin.userId);
  await seedRun(analysisId, 'run-1');
});

/** Whatever script a page fetches; what its HTML asks for is what it fetches before all else. */
function countScripts(page: Page) {
  const responses: Response[] = [];
  let lastAt = Date.now();
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) responses.push(response);
    lastAt = Date.now();
  });
  return {
    untilQuiet: () =>
      vi.waitFor(() => expect(Date.now() - lastAt).toBeGreaterThan(quietMs), { timeout: 20_000 }),
    /** Gzipped, by whether the page's HTML names the script. */
    async bytes(html: string) {
      const sizes = { ofHtml: 0, later: 0 };
      for (const response of responses) {
        const size = gzipSync(await response.body()).length;
        sizes[html.includes(`src="${new URL(response.url()).pathname}"`) ? 'ofHtml' : 'later'] +=
          size;
      }
      return sizes;
    },
  };
}

it.each([
  { name: 'sign-in', path: () => '/app', signsIn: false },
  { name: 'list', path: () => '/app', signsIn: true },
  { name: 'new', path: () => '/app/new', signsIn: true },
  { name: 'analysis', path: () => `/app/analysis?id=${analysisId}`, signsIn: true },
  { name: 'account', path: () => '/app/account', signsIn: true },
  { name: 'admin', path: () => '/app/admin', signsIn: true },
  { name: 'monitor', path: () => '/app/monitor', signsIn: true },
])('the page $name asks for under 300 kB of JavaScript, gzipped', async (one) => {
  const { page, signIn } = await openDashboard('phone');
  const scripts = countScripts(page);
  const html = (await (await page.goto(one.path()))?.text()) ?? '';
  if (one.signsIn) await signIn(admin);
  else await page.getByLabel('Email').waitFor();
  await scripts.untilQuiet();
  const { ofHtml, later } = await scripts.bytes(html);
  console.log(`${one.name}: ${ofHtml} bytes with its HTML, ${later} later`);
  expect(ofHtml).toBeGreaterThan(0);
  expect(ofHtml).toBeLessThan(limitBytes);
});
