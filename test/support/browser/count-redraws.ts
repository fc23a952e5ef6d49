import type { Page } from 'playwright-core';

/** Begins to note in which rows of the page's list anything changes; answers the way to read it. */
export async function countRedraws(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(`(() => {
    window.redrawnRows = new Set();
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const title = element?.closest('li')?.querySelector('a')?.textContent;
        window.redrawnRows.add(title ?? 'the list itself');
      }
    });
    const list = document.querySelector('main ul[aria-label]');
    observer.observe(list, { subtree: true, childList: true, characterData: true, attributes: true });
  })()`);
  return () => page.evaluate<string[]>('[...window.redrawnRows]');
}
