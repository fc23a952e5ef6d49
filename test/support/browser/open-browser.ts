import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** In a single process, the second context of a browser never loads. */
const args = chromium.args.filter((flag) => flag !== '--single-process');

/** The headless Chromium that ships inside npm; it looks for nothing outside this machine. */
export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...args, '--disable-background-networking', '--no-first-run'],
    headless: true,
  });
}
