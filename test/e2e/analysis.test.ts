import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
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
import { type BrowserUser, makeUser } from '../support/browser/person.ts';
import { putVideo, seedRun } from '../support/browser/seed-run.ts';
import { untilPlayable } from '../support/browser/until-playable.ts';
import { sampleClip } from '../support/made-clips.ts';
import { seedAnalysis } from '../support/seeded-analysis.ts';

let dancer: BrowserUser;
let dashboard: DashboardPage;
let page: Page;
let analysisId: string;

beforeAll(async () => {
  dancer = await makeUser();
  analysisId = await seedAnalysis(dancer.userId, { title: 'Summer gala', dancers: 'Ana' });
  await seedRun(analysisId, 'run-0', {
    created_at: new Date('2026-01-01T10:00:00Z'),
    text: 'The first try.',
    total_score: 70,
    scores: { technical_quality: 64, movement_to_music: 76, choreography_presentation: null },
  });
  await seedRun(analysisId, 'run-1');
  const place = { userId: dancer.userId, analysisId, name: 'proxy' } as const;
  await putVideo(place, await sampleClip(), 'video/mp4');
  dashboard = await keepDashboard('desktop');
  page = dashboard.page;
  await dashboard.open(`/app/analysis?id=${analysisId}`);
  await dashboard.signIn(dancer);
  await untilPlayable(page);
});
afterAll(() => dashboard.close());

const secondOf = (on: Page) => on.evaluate<number>('document.querySelector("video").currentTime');

describe('a completed analysis', () => {
  it.each<Size>(['phone', 'desktop'])('is shown whole on a %s', async (size) => {
    const { page, open, signIn, complaints } = await openDashboard(size);
    await open(`/app/analysis?id=${analysisId}`);
    await signIn(dancer);
    await untilPlayable(page);
    await page.locator('.recharts-bar-rectangle').first().waitFor();
    await photograph(page, `analysis-${size}`);
    await expectNoOverflow(page);
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });

  it('can be read in the dark', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await photograph(page, 'analysis-dark');
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it('is headed by its title, what it is and its status', async () => {
    await page.getByRole('heading', { level: 1, name: 'Summer gala' }).waitFor();
    await page.getByText('Solo · salsa · Ana ·').waitFor();
    await page.getByText('Completed', { exact: true }).waitFor();
  });

  it('shows its scores as text, with what the run before had', async () => {
    const score = page.getByRole('region', { name: 'Score' });
    const words = (await score.innerText()).replaceAll(/\s+/g, ' ');
    expect(words).toContain('71.5 of 100 +1.5');
    expect(words).toMatch(/Movement to music \+4\.0 since the run before 80\.0/);
    expect(words).toMatch(/Technical quality −1\.0 since the run before 63\.0/);
    expect(words).toContain('Choreography and presentation Not measured');
  });

  it('draws a bar for each criterion that was measured in either run', async () => {
    await expect.poll(() => page.locator('.recharts-bar-rectangle path').count()).toBe(4);
  });

  it('shows what the judge wrote and what was measured', async () => {
    const report = page.getByRole('region', { name: 'Report' });
    await report.getByRole('heading', { name: 'Next steps' }).waitFor();
    expect(await report.getByRole('listitem').allInnerTexts()).toEqual([
      'Arms: let them follow through.',
      'Look up more often.',
    ]);
    await page.getByText('100 bpm').waitFor();
    await page.getByRole('img', { name: 'Movement over 0:19, with 32 beats' }).waitFor();
  });

  it('keeps technical details folded until somebody asks', async () => {
    const model = page.getByText('gemini:test');
    expect(await model.isVisible()).toBe(false);
    await page.getByText('Technical details').click();
    await model.waitFor();
    await photograph(page, 'analysis-technical-details');
    await page.getByText('Technical details').click();
  });

  it('plays a segment that is chosen, and marks it', async () => {
    const turn = page.getByRole('button', { name: '2 First turn from 0:04' });
    await turn.press('Enter');
    await expect.poll(() => secondOf(page)).toBeGreaterThanOrEqual(4.8);
    await expect.poll(() => turn.getAttribute('aria-current')).toBe('true');
    await page.locator('li[data-current]', { hasText: 'First turn' }).waitFor();
    await page.evaluate('document.querySelector("video").pause()');
  });

  it('has a slider that follows the video and moves it', async () => {
    const slider = page.getByRole('slider', { name: 'Place in the video' });
    await page.evaluate('document.querySelector("video").currentTime = 5');
    await expect.poll(() => slider.inputValue()).toBe('5');
    await slider.press('Home');
    await expect.poll(() => secondOf(page)).toBe(0);
  });

  it('goes back to an earlier run', async () => {
    const runs = page.getByRole('region', { name: 'Runs' }).getByRole('button');
    await runs.nth(1).click();
    await page.getByText('The first try.').waitFor();
    expect(await page.getByText('since the run before').count()).toBe(1);
    await runs.nth(0).click();
    await page.getByText('A lively solo').waitFor();
  });

  it('can be taken away as JSON', async () => {
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ]);
    expect(saved.suggestedFilename()).toBe('flokraft-summer-gala-2026-01-01.json');
    const content = JSON.parse(await readFile(await saved.path(), 'utf8'));
    expect(content).toMatchObject({ analysisId, runId: 'run-1', total_score: 71.5 });
  });
});

describe('the video', () => {
  const askedFor = (on: Page): string[] => {
    const asked: string[] = [];
    on.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/getVideoUrl')) {
        asked.push(request.url());
      }
    });
    return asked;
  };

  it('gets a new address where the old one no longer plays', async () => {
    const asked = askedFor(page);
    await page.route(/\/o\/.*proxy/, (route) => route.abort(), { times: 1 });
    await page.reload();
    await untilPlayable(page);
    expect(asked).toHaveLength(2);
  });

  it('is given up where a new address does not help', async () => {
    const unplayableId = await seedAnalysis(dancer.userId, { title: 'Unplayable' });
    await seedRun(unplayableId, 'run-1');
    const place = { userId: dancer.userId, analysisId: unplayableId, name: 'proxy' } as const;
    await putVideo(place, new TextEncoder().encode('no video'), 'video/mp4');
    const asked = askedFor(page);
    await dashboard.open(`/app/analysis?id=${unplayableId}`);
    await page.getByText('Your browser cannot play this video').waitFor();
    await photograph(page, 'analysis-unplayable');
    expect(asked).toHaveLength(2);
  });
});
