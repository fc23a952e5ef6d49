import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../functions/src/contract/report.ts';
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

const inTheirWords = (text: string) => ({ code: 'judges_words', values: {}, text });
const reason = (text: string, ...at_seconds: number[]) => ({
  sentence: inTheirWords(text),
  at_seconds,
});
const verdict: Partial<Report> = {
  total_range: { low: 63, high: 80 },
  score_ranges: {
    technical_quality: { low: 54, high: 72 },
    movement_to_music: { low: 72, high: 88 },
  },
  reasons: {
    technical_quality: reason('The arms stop early.', 5),
    movement_to_music: reason('Nearly every step ends on the beat.'),
    choreography_presentation: reason('The pose is too short to be judged.'),
  },
  practise: [
    {
      sentence: inTheirWords('The arms stop before the music does.'),
      criterion: 'technical_quality',
      moments: [{ start_seconds: 9.6, end_seconds: 14.4 }],
      drill: inTheirWords('Let each arm travel through two beats.'),
    },
  ],
};

beforeAll(async () => {
  dancer = await makeUser();
  analysisId = await seedAnalysis(dancer.userId, { title: 'Summer gala', dancers: 'Ana' });
  await seedRun(analysisId, 'run-0', {
    created_at: new Date('2026-01-01T10:00:00Z'),
    ...{ total_score: 70, total_range: { low: 60, high: 76 } },
    scores: { technical_quality: 64, movement_to_music: 56, choreography_presentation: null },
    score_ranges: {
      technical_quality: { low: 55, high: 73 },
      movement_to_music: { low: 48, high: 64 },
    },
  });
  await seedRun(analysisId, 'run-1', verdict);
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
    await page.getByRole('region', { name: 'Criteria' }).waitFor();
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

  it('begins with the verdict: one number, how sure it is, and what was gained', async () => {
    const score = page.getByRole('region', { name: 'Score', exact: true });
    const words = (await score.innerText()).replaceAll(/\s+/g, ' ');
    expect(words).toContain('72 of 100');
    expect(words).toContain('Most likely between 63 and 80');
    expect(words).toContain('Judged by Gemini · 2 of 3 criteria');
    expect(words).toContain('+2 since the run before, which may be chance');
  });

  it('says of each criterion its score, its range and why, or why there is none', async () => {
    const criteria = page.getByRole('region', { name: 'Criteria' }).getByRole('listitem');
    const words = (await criteria.allInnerTexts()).map((one) => one.replaceAll(/\s+/g, ' '));
    expect(words).toEqual([
      'Technical quality 63 most likely between 54 and 72 −1 since the run before, which may be chance The arms stop early. Play 0:05',
      'Movement to music 80 most likely between 72 and 88 +24 since the run before Nearly every step ends on the beat.',
      'Choreography and presentation Not scored The pose is too short to be judged.',
    ]);
  });

  it('says what to practise and how, and plays where to see it', async () => {
    const practise = page.getByRole('region', { name: 'What to practise' });
    await practise.getByText('How to practise it').press('Enter');
    await practise.getByText('Let each arm travel through two beats.').waitFor();
    await practise.getByRole('button', { name: 'Play 0:09–0:14' }).press('Enter');
    await expect.poll(() => secondOf(page)).toBeGreaterThanOrEqual(9.6);
    await page.evaluate('document.querySelector("video").pause()');
  });

  it('shows its line of time, and keeps all numbers folded until somebody asks', async () => {
    await page.getByRole('img', { name: 'Movement over 0:19, with 32 beats' }).waitFor();
    await page.getByText('About 100 beats a minute.').waitFor();
    expect(await page.getByText('gemini:test').count()).toBe(0);
    await page.getByText('Details', { exact: true }).click();
    await page.getByText('gemini:test').waitFor();
    const report = page.getByRole('region', { name: 'The whole report' });
    await report.getByRole('heading', { level: 4, name: 'Next steps' }).waitFor();
    expect(await report.getByRole('listitem').allInnerTexts()).toEqual([
      'Arms: let them follow through.',
      'Look up more often.',
    ]);
    await photograph(page, 'analysis-details');
    await expectAccessible(page);
    await page.getByText('Details', { exact: true }).click();
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
    await page.getByText('70', { exact: true }).first().waitFor();
    expect(await page.getByText('since the run before').count()).toBe(0);
    await runs.nth(0).click();
    await page.getByText('+24 since the run before').waitFor();
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
