import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../functions/src/contract/report.ts';
import type { AnalysisType } from '../../functions/src/contract/vocabulary.ts';
import { type DashboardPage, keepDashboard } from '../support/browser/dashboard-page.ts';
import { expectLegible } from '../support/browser/expect-legible.ts';
import { type BrowserUser, makeUser } from '../support/browser/person.ts';
import {
  coupleReport,
  highlightsReport,
  workoutReport,
} from '../support/browser/profile-reports.ts';
import { putVideo, seedRun } from '../support/browser/seed-run.ts';
import { untilPlayable } from '../support/browser/until-playable.ts';
import { sampleClip } from '../support/made-clips.ts';
import { seedAnalysis } from '../support/seeded-analysis.ts';

let dancer: BrowserUser;
let dashboard: DashboardPage;
let page: Page;

beforeAll(async () => {
  dancer = await makeUser();
  dashboard = await keepDashboard('desktop');
  page = dashboard.page;
  await dashboard.open('/app/analysis');
  await dashboard.signIn(dancer);
});
afterAll(() => dashboard.close());

/** Opens a finished analysis, whose video can be played. */
async function openReported(
  analysis_type: AnalysisType,
  title: string,
  report: Partial<Report>,
): Promise<string> {
  const { userId } = dancer;
  const analysisId = await seedAnalysis(userId, { analysis_type, title });
  await seedRun(analysisId, 'run-1', report);
  await putVideo({ userId, analysisId, name: 'proxy' }, await sampleClip(), 'video/mp4');
  await dashboard.open(`/app/analysis?id=${analysisId}`);
  await untilPlayable(page);
  await region('Criteria').waitFor();
  return analysisId;
}

const region = (name: string) => page.getByRole('region', { name, exact: true });
const second = () => page.evaluate<number>('document.querySelector("video").currentTime');
const unfold = () => page.getByText('Details', { exact: true }).click();
const headings = () => page.getByRole('heading', { level: 2 }).allInnerTexts();

describe('the highlights of a video', () => {
  let analysisId: string;
  beforeAll(async () => {
    analysisId = await openReported('highlights', 'Summer gala, the best of it', highlightsReport);
  });

  it('come right after the scores, the best first, each with what its score rests on', async () => {
    expect(await headings()).toEqual([
      ...['Score', 'Highlights', 'Criteria', 'Report', 'Timeline', 'Details'],
    ]);
    const [best] = await region('Highlights').getByRole('listitem').allInnerTexts();
    expect(best).toMatch(/^0:09 to 0:14\s+91\s+The strongest movement[\s\S]*Measured$/);
    await region('Highlights').getByText('Measured and judged').waitFor();
    await region('Score').getByText('Measured, not judged').waitFor();
    await expectLegible(page, 'analysis-highlights');
    expect(dashboard.complaints).toEqual([]);
  });

  it('can be played in the video', async () => {
    await region('Highlights').getByRole('button', { name: 'Play from 0:09' }).press('Enter');
    await expect.poll(second).toBeGreaterThanOrEqual(9.6);
  });

  it('can be opened as clips, in a tab of their own', async () => {
    const name = 'clip-run-1-1-1';
    await putVideo({ userId: dancer.userId, analysisId, name }, await sampleClip(), 'video/mp4');
    const [clip] = await Promise.all([
      dashboard.context.waitForEvent('response', (one) => one.url().includes(name)),
      page.getByRole('button', { name: 'Open clip 1' }).click(),
    ]);
    expect(clip.status()).toBe(200);
    expect(page.url()).toContain(analysisId);
  });

  it('say so where a clip is gone', async () => {
    await page.getByRole('button', { name: 'Open clip 2' }).click();
    await page.getByRole('alert').getByText('This clip is gone. Run the analysis again').waitFor();
    dashboard.complaints.length = 0;
  });
});

describe('a workout', () => {
  beforeAll(async () => {
    await openReported('workout', 'Morning squats', workoutReport);
  });

  it('shows how often, how fast and how tired', async () => {
    expect(await headings()).toEqual([
      ...['Score', 'Workout', 'Criteria', 'Report', 'Timeline', 'About the recording', 'Details'],
    ]);
    await region('About the recording').getByText('The camera shakes').waitFor();
    const words = (await region('Workout').innerText()).replaceAll(/\s+/g, ' ');
    expect(words).toContain('8 repetitions of squats About 25 a minute. The range shrinks by 31 %');
    expect(words).toContain('A little tired towards the end');
    await expectLegible(page, 'analysis-workout');
    expect(dashboard.complaints).toEqual([]);
    await unfold();
    await region('What was not measured').getByText('The video has no sound.').waitFor();
    await expectLegible(page, 'analysis-workout-details');
    expect(dashboard.complaints).toEqual([]);
  });

  it('plays the repetition that is chosen, and marks it', async () => {
    const third = region('Workout').getByRole('button', { name: 'Repetition 3 from 0:04' });
    await third.press('Enter');
    await expect.poll(second).toBeGreaterThanOrEqual(4.7);
    await expect.poll(() => third.getAttribute('aria-current')).toBe('true');
    await page.evaluate('document.querySelector("video").pause()');
  });

  it('shows how the body was held and moved, how surely, and its best moment', async () => {
    const words = (await region('Body').innerText()).replaceAll(/\s+/g, ' ');
    expect(words).toContain('A body was seen in 92 % of 1,200 pictures.');
    expect(words).toContain('Posture How upright trunk and head are. 90 % sure');
    await region('Body').getByRole('button', { name: 'Play 0:12' }).press('Enter');
    await expect.poll(second).toBeGreaterThanOrEqual(12.4);
  });

  it('says so where the landmarks are gone', async () => {
    await page.getByRole('button', { name: 'Download landmarks' }).click();
    await region('Files').getByRole('alert').getByText('The landmarks are gone.').waitFor();
    dashboard.complaints.length = 0;
  });
});

describe('what a judge says of a couple', () => {
  beforeAll(async () => {
    await openReported('couple', 'First wedding dance', coupleReport);
    await region('Dancers').waitFor();
  });

  it('is held against the measurements', async () => {
    expect(await headings()).toEqual([
      ...['Score', 'Criteria', 'Report', 'Timeline', 'Moment by moment', 'Dancers'],
      ...['Where judge and measurements disagree', 'Details'],
    ]);
    await region('Score').getByText('Judged by Gemini').waitFor();
    const claims = region('Where judge and measurements disagree').getByRole('listitem');
    const [first] = await claims.allInnerTexts();
    expect(first).toContain(
      'Tempo of the music: the judge says about 128 beats a minute; measured was about 100 beats a minute.',
    );
    await claims.nth(1).getByRole('button', { name: 'Play 0:12' }).waitFor();
    await page.getByText('Where it is dashed, one scene is cut to the next.').waitFor();
    await page.getByText('Where it is shaded, movement is off the beat.').waitFor();
    const [, turn] = await region('Moment by moment').locator('ol > li').allInnerTexts();
    expect(turn?.replaceAll(/\s+/g, ' ')).toMatch(
      /Off the beat: a quarter of a beat late Play 0:05–0:09 Slow Out of time with each other Play 0:08–0:10 Slow$/,
    );
    await expectLegible(page, 'analysis-couple');
    expect(dashboard.complaints).toEqual([]);
  });

  it('is folded where it agrees', async () => {
    expect(await page.getByText('Most steps end on the beat').count()).toBe(0);
    await unfold();
    const agreeing = region('Where judge and measurements agree');
    await agreeing.getByText('Most steps end on the beat').waitFor();
    await expectLegible(page, 'analysis-couple-details');
    expect(dashboard.complaints).toEqual([]);
  });

  it('stands beside what was measured of each of the two, and of both together', async () => {
    const dancers = region('Dancers');
    const each = region('Each dancer');
    await each.getByRole('columnheader', { name: 'Left in dark' }).waitFor();
    const readings = (await each.innerText()).replaceAll(/\s+/g, ' ');
    expect(readings).toContain(
      'Posture How upright trunk and head are. 80 % sure 60 % fairly sure',
    );
    const words = (await dancers.innerText()).replaceAll(/\s+/g, ' ');
    expect(words).toContain(
      'In time with each other How far they move and rest at one time. Closely',
    );
    expect(words).not.toContain('Steps');
    expect(words).toContain('Left, in dark Technique 75 of 100, presentation 70 of 100. A wide');
    expect(words).toContain('Right Technique 65 of 100, presentation not scored. Soft knees;');
    await page.getByRole('img', { name: 'In time with each other over 0:19' }).waitFor();
    await page.getByText('Where it is grey, they could not be told apart.').waitFor();
  });

  it('plays where the two part, and where they could not be told apart', async () => {
    const moments = region('Moment by moment');
    await moments.getByRole('button', { name: 'Play 0:08–0:10' }).press('Enter');
    await expect.poll(second).toBeGreaterThanOrEqual(8.2);
    const apart = page.getByText('Not told apart at one moment, 2 s in all');
    await apart.press('Enter');
    await region('Each dancer').getByRole('button', { name: 'Play 0:05–0:06' }).press('Enter');
    await expect.poll(second).toBeLessThan(8.2);
  });
});
