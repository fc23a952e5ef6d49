import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from './open-browser.ts';

const unused = new Map<string, BrowserContext[]>();

/**
 * A profile with nothing stored; one that is given back keeps what it fetched, so that its next page
 * need not fetch and compile it all again. `kind` names the options.
 */
export async function takeContext(
  kind: string,
  options: BrowserContextOptions,
): Promise<BrowserContext> {
  const given = unused.get(kind)?.pop();
  if (given?.browser()?.isConnected()) return given;
  return (await openBrowser()).newContext(options);
}

/** Clears what a page's origin has stored, and closes it with all that it opened. */
export async function giveBack(kind: string, page: Page): Promise<void> {
  const context = page.context();
  try {
    const { origin } = new URL(page.url());
    const inspector = await context.newCDPSession(page);
    await page.goto('about:blank');
    const storageTypes = 'cookies,indexeddb,local_storage';
    if (origin !== 'null')
      await inspector.send('Storage.clearDataForOrigin', { origin, storageTypes });
    await Promise.all(context.pages().map((one) => one.close()));
    unused.set(kind, [...(unused.get(kind) ?? []), context]);
  } catch {
    await context.close();
  }
}
