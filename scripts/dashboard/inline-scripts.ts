import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The sources, as a Content-Security-Policy names them, of every script that a built page holds itself. */
export function hashesOfInlineScripts(builtPages: string): string[] {
  const pages = globSync('**/*.html', { cwd: builtPages });
  const hashes = pages.flatMap((page) =>
    inlineScriptHashes(readFileSync(path.join(builtPages, page), 'utf8')),
  );
  return [...new Set(hashes)].sort();
}

/** The same of one page, in its order. */
export const inlineScriptHashes = (html: string): string[] =>
  inlineScripts(html).map(
    (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );

/** The texts between the tags: a script that names its `src` has none that a browser runs. */
export function inlineScripts(html: string): string[] {
  return [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)].flatMap(
    ([, attributes = '', script = '']) => (/\ssrc\s*=/i.test(attributes) ? [] : [script]),
  );
}
