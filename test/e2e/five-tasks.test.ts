import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../functions/src/contract/report.ts';
import {
  type DashboardPage,
  expectNoOverflow,
  openDashboard,
  sizes,
} from '../support/browser/dashboard-page.ts';
import { expectAccessible } from '../support/browser/expect-accessible.ts';
import { type BrowserUser, makeUser } from '../support/browser/person.ts';
import { putVideo, seedRun } from '../support/browser/seed-run.ts';
import { untilPlayable } from '../support/browser/until-playable.ts';
import { sampleClip } from '../support/made-clips.ts';
import { seedAnalysis } from '../support/seeded-analysis.ts';

const words = (text: string) => ({ code: 'judges_words', values: {}, text });

/** A verdict on the sample, whole: ranges, points, and one criterion that nobody could judge. */
const verdict: Partial<Report> = {
  total_range: { low: 62, high: 81 },
  score_ranges: {
    technical_quality: { low: 53, high: 74 },
    movement_to_music: { low: 71, high: 88 },
  },
  strengths: [
    {
      sentence: words('Your turns start and end on the beat.'),
      criterion: 'movement_to_music',
      moments: [{ start_seconds: 4, end_seconds: 9 }],
    },
    {
      sentence: words('The head stays calm through every turn.'),
      criterion: 'technical_quality',
      moments: [
        { start_seconds: 5, end_seconds: 8 },
        { start_seconds: 12, end_seconds: 14 },
      ],
    },
    { sentence: words('You use the whole floor.'), criterion: null, moments: [] },
  ],
  practise: [
    {
      sentence: words('The arms stop before the music does.'),
      criterion: 'technical_quality',
      moments: [{ start_seconds: 9, end_seconds: 11 }],
      drill: words('Count to eight aloud and let the hands arrive on eight.'),
    },
    {
      sentence: words('The first step comes late.'),
      criterion: 'movement_to_music',
      moments: [{ start_seconds: 0, end_seconds: 3 }],
      drill: words('Start on the last beat before one, with a breath.'),
    },
    {
      sentence: words('Hold the last pose for a whole bar.'),
      criterion: null,
      moments: [{ start_seconds: 16, end_seconds: 19 }],
      drill: words('Count the bar aloud before you let go.'),
    },
  ],
  not_measured: [
    {
      what: 'Choreography and presentation',
      what_code: 'criterion',
      what_values: {
        criterion: 'choreography_presentation',
        name: 'Choreography and presentation',
      },
      why: 'the end of the dance is not in the video',
      why_code: 'judges_words',
      why_values: {},
    },
  ],
};

let dancer: BrowserUser;
let dashboard: DashboardPage;
let page: Page;
let danced: string;

beforeAll(async () => {
  dancer = await makeUser();
  danced = await seedAnalysis(dancer.userId, { title: 'Summer gala' });
  await seedRun(danced, 'run-0', {
    ...{ created_at: new Date('2026-01-01T10:00:00Z'), total_score: 58.4, ...verdict },
    ...{ total_range: { low: 52, high: 61 }, analyzer: 'gemini:test' },
    scores: { technical_quality: 41, movement_to_music: 76, choreography_presentation: null },
    score_ranges: {
      technical_quality: { low: 33, high: 48 },
      movement_to_music: { low: 66, high: 86 },
    },
  });
  await seedRun(danced, 'run-1', verdict);
  const place = { userId: dancer.userId, analysisId: danced, name: 'proxy' } as const;
  await putVideo(place, await sampleClip(), 'video/mp4');
});
beforeEach(async () => {
  dashboard = await openDashboard('phone');
  page = dashboard.page;
});

async function open(analysisId: string): Promise<void> {
  await dashboard.open(`/app/analysis?id=${analysisId}`);
  await dashboard.signIn(dancer);
}
const video = <What>(read: string) =>
  page.evaluate<What>(`document.querySelector('video').${read}`);

/** Playing takes its time, more of it on a busy machine. */
const patiently = { interval: 20, timeout: 10_000 };

describe('a dancer with a telephone', () => {
  it('finds what to practise and plays it, over and over', async () => {
    await open(danced);
    await untilPlayable(page);
    const practise = page.getByRole('region', { name: 'What to practise' });
    const point = practise.getByRole('listitem').first();
    await point.getByText('The arms stop before the music does.').waitFor();
    // All of it on the first screen: nobody has scrolled.
    const { y = 0, height = 0 } = (await practise.boundingBox()) ?? {};
    expect(y + height).toBeLessThanOrEqual(sizes.phone.height);
    await point.getByText('How to practise it').click();
    expect(await point.getByText('hands arrive on eight').isVisible()).toBe(true);

    await point.getByRole('button', { name: 'Play 0:09–0:11' }).click();
    await page.getByText('Looping 0:09–0:11').waitFor();
    await expect.poll(() => video<number>('currentTime'), patiently).toBeGreaterThan(9.9);
    // It comes back to the start of the span by itself.
    await expect.poll(() => video<number>('currentTime'), patiently).toBeLessThan(9.6);
    expect(await video<number>('currentTime')).toBeGreaterThan(8.9);
    await point.getByRole('button', { name: 'Slow motion 0:09–0:11' }).click();
    await expect.poll(() => video<number>('playbackRate')).toBe(0.5);
  });

  it('compares with the earlier run, and learns what has surely changed', async () => {
    await open(danced);
    const criteria = page.getByRole('region', { name: 'Criteria' });
    const said = async (name: string) =>
      (await criteria.getByRole('listitem').filter({ hasText: name }).innerText()).replaceAll(
        /\s+/g,
        ' ',
      );
    // 41 was between 33 and 48, and is 63, between 53 and 74; 76 and 80 may well be the same.
    await expect.poll(() => said('Technical quality')).toContain('+22 since the run before');
    expect(await said('Movement to music')).toContain(
      '+4 since the run before, which may be chance',
    );
    expect(await said('Technical quality')).not.toContain('chance');
    const runs = page.getByRole('region', { name: 'Runs' }).getByRole('button');
    await runs.nth(1).click();
    await expect.poll(() => said('Technical quality')).toContain('41');
    await runs.nth(0).click();
    await expect.poll(() => said('Technical quality')).toContain('63');
  });

  it('understands why there is no score, beside where it would stand', async () => {
    await open(danced);
    const criteria = page.getByRole('region', { name: 'Criteria' });
    const unscored = criteria
      .getByRole('listitem')
      .filter({ hasText: 'Choreography and presentation' });
    await unscored.getByText('The end of the dance is not in the video.').waitFor();
    await unscored.getByText('Not scored').waitFor();
  });

  it('uploads another video where the same one would end the same, and else runs it again', async () => {
    const failure = { processed: false, total_score: null, scores: {}, analyzer: null };
    const ended = (code: string, message: string, retryable: boolean) =>
      seedAnalysis(dancer.userId, {
        ...failure,
        status: 'failed',
        error: { code, message, retryable },
      });
    const unreadable = await ended('video_unreadable', 'No picture of it can be read.', false);
    const overloaded = await ended('analyzer_unavailable', 'The model did not answer.', true);
    await open(unreadable);
    const first = page
      .locator('main')
      .locator('a, button')
      .filter({ hasText: /video|Run/ })
      .first();
    await first.waitFor();
    expect(await first.innerText()).toBe('Upload another video');
    await first.click();
    await page.waitForURL('**/app/new');

    await dashboard.open(`/app/analysis?id=${overloaded}`);
    await first.waitFor();
    expect(await first.innerText()).toBe('Run again');
    expect(await page.getByText('Upload another video').count()).toBe(0);
  });

  it('reads it by keyboard alone, and with what a screen reader is told', async () => {
    await open(danced);
    await untilPlayable(page);
    await expectNoOverflow(page);
    await expectAccessible(page);
    expect(await page.getByRole('heading', { level: 1 }).allInnerTexts()).toEqual(['Summer gala']);
    const reached = await tabThrough();
    for (const name of ['Play 0:09–0:11', 'How to practise it', 'Run again', 'Details']) {
      expect(
        reached.filter((one) => one.includes(name)),
        name,
      ).not.toEqual([]);
    }

    await page.getByRole('button', { name: 'Play 0:09–0:11' }).first().press('Enter');
    await page.getByText('Looping 0:09–0:11').waitFor();
    await page.locator('summary', { hasText: 'Details' }).press('Enter');
    await page.getByRole('heading', { name: 'The whole report' }).waitFor();
    await expectAccessible(page);
    // Every chart is an image with a name, or has its text beside it.
    for (const drawing of await page.locator('main svg:visible').all()) {
      const told = await drawing.evaluate((svg) =>
        Boolean(svg.closest('[aria-hidden=true], [role=img][aria-label], button, a, summary')),
      );
      expect(told, await drawing.evaluate((svg) => svg.outerHTML.slice(0, 200))).toBe(true);
    }
  });
});

/** What has the focus on the way from the page's start to its end, by name. */
async function tabThrough(): Promise<string[]> {
  await page.evaluate('document.activeElement?.blur()');
  const names: string[] = [];
  for (let steps = 0; steps < 120; steps += 1) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate<string | null>(
      `(() => {
        const at = document.activeElement;
        if (at === null || at === document.body) return null;
        return at.getAttribute('aria-label') ?? at.textContent;
      })()`,
    );
    if (name === null) break;
    names.push(name);
  }
  return names;
}
