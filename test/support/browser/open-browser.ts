import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** It draws by processor, as root, and looks for nothing outside this machine. */
const options = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--font-render-hinting=none',
];

let opened: Browser | null = null;

/**
 * The headless Chromium that ships inside npm: one for all tests of a process, with which it ends,
 * and a new one where that has crashed.
 */
export async function openBrowser(): Promise<Browser> {
  if (!opened?.isConnected()) {
    opened = await playwright.launch({
      executablePath: await chromium.executablePath(),
      args: options,
      headless: true,
    });
  }
  return opened;
}
