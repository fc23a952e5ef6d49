import type { Page } from 'playwright-core';
import { expectNoOverflow, photograph, sizes } from './dashboard-page.ts';
import { expectAccessible } from './expect-accessible.ts';

/** Expects a page to be legible on a phone and a desktop, in the light and in the dark; a picture is taken of each. */
export async function expectLegible(page: Page, name: string): Promise<void> {
  for (const size of ['phone', 'desktop'] as const) {
    await page.setViewportSize(sizes[size]);
    await photograph(page, `${name}-${size}`);
    await expectNoOverflow(page);
    await expectAccessible(page);
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  await photograph(page, `${name}-dark`);
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'light' });
}
