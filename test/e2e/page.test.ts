import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hubEntry } from '../support/stack-addresses.ts';
import { openBrowser } from './open-browser.ts';

const screenshots = join(import.meta.dirname, 'screenshots');
const sizes = [
  { name: 'phone', width: 390, height: 844 },
  { name: 'desktop', width: 1280, height: 800 },
];
let browser: Browser;
let address: string;

beforeAll(async () => {
  browser = await openBrowser();
  const { host, port } = await hubEntry('hosting');
  address = `http://${host}:${port}/`;
});
afterAll(() => browser.close());

describe('the page behind hosting', () => {
  it.each(sizes)('says what runs here and fits a $name', async ({ name, width, height }) => {
    const page = await browser.newPage({ viewport: { width, height } });
    const complaints: string[] = [];
    page.on('console', (line) => {
      if (line.type() === 'error') complaints.push(line.text());
    });
    await page.goto(address);
    await page.screenshot({ path: join(screenshots, `home-${name}.png`), fullPage: true });
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('Flokraft');
    expect(await page.getByText('createAnalysis').count()).toBe(1);
    const overflow = await page.evaluate('document.body.scrollWidth - window.innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  });
});
