import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { landmarks } from '../../functions/src/contract/skeleton.ts';
import { landmarkColumns, landmarkRows } from '../../functions/src/domain/video/landmark-rows.ts';
import { type DashboardPage, keepDashboard } from '../support/browser/dashboard-page.ts';
import { expectLegible } from '../support/browser/expect-legible.ts';
import { type BrowserUser, makeUser } from '../support/browser/person.ts';
import { danceReport, putVideo, seedRun } from '../support/browser/seed-run.ts';
import { untilPlayable } from '../support/browser/until-playable.ts';
import { someBody } from '../support/build-report.ts';
import { sampleClip } from '../support/made-clips.ts';
import { seedAnalysis } from '../support/seeded-analysis.ts';

/** Where the body is in each frame, 0..1 of the picture. */
const body = { left: 0.2, right: 0.3, top: 0.25, bottom: 0.75 };

let dancer: BrowserUser;
let dashboard: DashboardPage;
let page: Page;

beforeAll(async () => {
  dancer = await makeUser();
  const analysisId = await seedPractice('To practise');
  const place = { userId: dancer.userId, analysisId, name: 'landmarks' };
  await putVideo(place, gzipSync(standingStill()), 'application/gzip');
  dashboard = await keepDashboard('phone');
  page = dashboard.page;
  await dashboard.open(`/app/analysis?id=${analysisId}`);
  await dashboard.signIn(dancer);
  await untilPlayable(page);
});
afterAll(() => dashboard.close());

/** A finished analysis with a video, in which a body was followed. */
async function seedPractice(title: string): Promise<string> {
  const { userId } = dancer;
  const analysisId = await seedAnalysis(userId, { title });
  const measurements = { ...danceReport.measurements, body: someBody };
  await seedRun(analysisId, 'run-1', { measurements, frames_decoded: 480 });
  await putVideo({ userId, analysisId, name: 'proxy' }, await sampleClip(), 'video/mp4');
  return analysisId;
}

/** Landmarks of somebody who does not move for 20 s, in a zigzag within the box. */
function standingStill(): string {
  const pose = Float32Array.from(
    landmarks.flatMap((_, index) => [
      index % 2 === 0 ? body.left : body.right,
      body.top + ((body.bottom - body.top) * index) / (landmarks.length - 1),
      0.9,
    ]),
  );
  const looks = Array.from({ length: 200 }, (_, look) => landmarkRows(3 * look, look / 10, pose));
  return landmarkColumns + looks.join('');
}

const player = () => page.getByRole('region', { name: 'Player', exact: true });
const control = (name: string) => player().getByRole('button', { name, exact: true });
const ofVideo = <What>(what: string) =>
  page.evaluate<What>(`document.querySelector('video').${what}`);
const second = () => ofVideo<number>('currentTime');
const turn = { name: '0:04–0:09', start: 4.8, end: 9.6 };

describe('a moment that is chosen', () => {
  it('plays over and over, in slow motion where one asks for it', async () => {
    await page.getByRole('button', { name: `Slow motion ${turn.name}` }).press('Enter');
    await expect.poll(() => ofVideo('playbackRate')).toBe(0.5);
    await player().getByText(`Looping ${turn.name}`).waitFor();
    await page.getByRole('button', { name: `Play ${turn.name}` }).press('Enter');
    await expect.poll(() => ofVideo('playbackRate')).toBe(1);
    const seen: number[] = [];
    const longerThanIt = 1.3 * 1000 * (turn.end - turn.start);
    for (const endMs = Date.now() + longerThanIt; Date.now() < endMs; await sleep(50)) {
      seen.push(await second());
    }
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(turn.start - 0.01);
    // A browser on a busy machine is late by a few frames.
    expect(Math.max(...seen)).toBeLessThan(turn.end + 0.5);
    expect(seen.some((now, index) => now < (seen[index - 1] ?? 0))).toBe(true);
  });

  it('brings the video into sight, and keeps it there in a corner while one reads on', async () => {
    const top = () =>
      page.evaluate<number>('document.querySelector("video").getBoundingClientRect().top');
    expect(await top()).toBeGreaterThanOrEqual(0);
    await page.evaluate('scrollTo(0, document.body.scrollHeight)');
    await control('Close the small video').waitFor();
    expect(await top()).toBeGreaterThanOrEqual(0);
    await control('Close the small video').press('Enter');
    await expect.poll(() => ofVideo('paused')).toBe(true);
    await expect.poll(top).toBeLessThan(0);
    await page.evaluate('scrollTo(0, 0)');
  });
});

describe('the player', () => {
  it('ends the loop where the video is moved out of it', async () => {
    await page.evaluate('document.querySelector("video").currentTime = 12');
    await expect.poll(() => player().getByText('Looping').count()).toBe(0);
  });

  it('steps by a frame, by button and by key', async () => {
    await control('One frame forward').press('Enter');
    const start = await second();
    await control('One frame forward').press('Enter');
    await expect.poll(second).toBeCloseTo(start + 0.04, 2);
    await control('One frame forward').press(',');
    await expect.poll(second).toBeCloseTo(start, 2);
    expect(await ofVideo('paused')).toBe(true);
  });

  it('plays slower', async () => {
    await player().getByRole('radio', { name: '0.5' }).check();
    expect(await ofVideo('playbackRate')).toBe(0.5);
  });

  it('draws the skeleton where the body is', async () => {
    expect(await page.locator('canvas[data-skeleton]').count()).toBe(0);
    await control('Skeleton').press('Enter');
    await page.locator('canvas[data-skeleton]').waitFor();
    await expect.poll(drawnBox).toEqual({
      left: expect.closeTo(body.left, 1),
      right: expect.closeTo(body.right, 1),
      top: expect.closeTo(body.top, 1),
      bottom: expect.closeTo(body.bottom, 1),
    });
  });

  it('mirrors the picture with its skeleton, and not its controls', async () => {
    const transforms = () =>
      page.evaluate<
        string[]
      >(`['video', 'canvas[data-skeleton]', '[aria-label="Mirror"]'].map((one) => {
        let across = 1;
        for (let at = document.querySelector(one); at; at = at.parentElement) {
          const { transform } = getComputedStyle(at);
          if (transform !== 'none') across *= new DOMMatrix(transform).a;
        }
        return across;
      })`);
    expect(await transforms()).toEqual([1, 1, 1]);
    await control('Mirror').press('Enter');
    expect(await transforms()).toEqual([-1, -1, 1]);
  });

  it('is legible and accessible with everything on', async () => {
    await control('Loop this part').press('Enter');
    await expectLegible(page, 'practice');
    // As of 1280 pixels at 400 %.
    await page.setViewportSize({ width: 320, height: 640 });
    const beyond = await player().evaluate(
      ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
    );
    expect(beyond).toBeLessThanOrEqual(0);
    expect(dashboard.complaints).toEqual([]);
  });
});

describe('a skeleton that is gone', () => {
  it('is said to be, and the video plays all the same', async () => {
    const analysisId = await seedPractice('Without landmarks');
    await dashboard.open(`/app/analysis?id=${analysisId}`);
    await untilPlayable(page);
    await control('Skeleton').press('Enter');
    await player().getByRole('status').getByText('The skeleton is gone.').waitFor();
    await control('Play the video').press('Enter');
    await expect.poll(second).toBeGreaterThan(0);
    dashboard.complaints.length = 0;
  });
});

/** Around everything that is drawn on the canvas, 0..1 of it; the picture fills it. */
function drawnBox(): Promise<{ left: number; right: number; top: number; bottom: number }> {
  return page.evaluate(`(() => {
    const { width, height } = document.querySelector('canvas[data-skeleton]');
    const pen = document.querySelector('canvas[data-skeleton]').getContext('2d');
    const { data } = pen.getImageData(0, 0, width, height);
    const box = { left: 1, right: 0, top: 1, bottom: 0 };
    for (let at = 3, pixel = 0; at < data.length; at += 4, pixel++) {
      if (data[at] === 0) continue;
      const [x, y] = [(pixel % width) / width, Math.floor(pixel / width) / height];
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
    }
    return box;
  })()`);
}
