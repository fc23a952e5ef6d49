import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';

const patienceMs = 30_000;

/** Until the page's video has a picture. Playwright's own wait evaluates text, which our pages forbid. */
export async function untilPlayable(page: Page): Promise<void> {
  const deadlineMs = Date.now() + patienceMs;
  while ((await page.evaluate<number>('document.querySelector("video")?.readyState ?? 0')) < 2) {
    if (Date.now() > deadlineMs) throw new Error('The video shows no picture.');
    await sleep(50);
  }
}
