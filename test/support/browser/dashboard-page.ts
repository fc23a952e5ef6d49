import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { hubEntry } from '../stack-addresses.ts';
import { noteListening } from './end-listening.ts';
import { openBrowser } from './open-browser.ts';

const screenshots = join(import.meta.dirname, '..', '..', 'e2e', 'screenshots');
export const sizes = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 800 },
} as const;
export type Size = keyof typeof sizes;

/** As Chromium names it where a page tries what it does not allow. */
const policy = 'Content Security Policy';

export interface DashboardPage {
  page: Page;
  context: BrowserContext;
  /** Whatever the page complained of on its console. */
  complaints: string[];
  /** Goes to a path such as `/app/new`. */
  open(path: string): Promise<void>;
  signIn(login: { email: string; password: string }): Promise<void>;
  /** Another page of the same browser profile, on a path. */
  openAnother(path: string): Promise<Page>;
  /** Ends its listeners, then the page itself. Expects it to have kept to its policy until then. */
  close(): Promise<void>;
}

/** As keepDashboard; it is closed when the test ends, so that its listeners are. */
export async function openDashboard(size: Size): Promise<DashboardPage> {
  const dashboard = await keepDashboard(size);
  onTestFinished(dashboard.close);
  return dashboard;
}

/**
 * A page of the dashboard as hosting serves it, in a browser profile of its own. Whoever keeps it closes
 * it: open, it costs every other page, since each write tells all listeners there are.
 */
export async function keepDashboard(size: Size): Promise<DashboardPage> {
  const { host, port } = await hubEntry('hosting');
  const browser = await openBrowser();
  const context = await browser.newContext({
    baseURL: `http://${host}:${port}`,
    viewport: sizes[size],
    reducedMotion: 'reduce',
  });
  const complaints: string[] = [];
  const violations: string[] = [];
  const endListening: (() => Promise<void>)[] = [];
  const newPage = async () => {
    const page = await context.newPage();
    endListening.push(noteListening(page));
    page.on('console', (line) => {
      if (line.type() !== 'error') return;
      complaints.push(line.text());
      if (line.text().includes(policy)) violations.push(line.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    return page;
  };
  const page = await newPage();
  return {
    page,
    context,
    complaints,
    async open(path) {
      await page.goto(path);
    },
    async signIn({ email, password }) {
      await page.getByLabel('Email').fill(email);
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('button', { name: 'Sign out' }).waitFor();
    },
    async openAnother(path) {
      const another = await newPage();
      await another.goto(path);
      return another;
    },
    async close() {
      await Promise.all(endListening.map((end) => end()));
      await context.close();
      expect(violations).toEqual([]);
    },
  };
}

/**
 * Keeps a picture of the whole page, for people to look at who ask for it: FLOKRAFT_SCREENSHOTS=1
 * npm test e2e, then test/e2e/screenshots. Playwright's own `fullPage` makes the
 * window 1 px wide for a moment, in which charts vanish.
 */
export async function photograph(page: Page, name: string): Promise<void> {
  if (process.env['FLOKRAFT_SCREENSHOTS'] !== '1') return;
  await mkdir(screenshots, { recursive: true });
  const size = page.viewportSize() ?? sizes.desktop;
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  await page.setViewportSize({ width: size.width, height });
  await page.screenshot({ path: join(screenshots, `${name}.png`) });
  await page.setViewportSize(size);
}

/** Expects nothing to be wider than the screen, once what was resized is drawn. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const overflow = () =>
    page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
  await expect
    .poll(overflow, { message: 'pixels that the page is wider than the screen' })
    .toBeLessThanOrEqual(0);
}
