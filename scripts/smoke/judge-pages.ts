import { inlineScriptHashes } from '../dashboard/inline-scripts.ts';
import { Finding } from './finding.ts';

/** A page as it was served. */
export interface Page {
  headers: Headers;
  html: string;
}

const deployAgain =
  'Run `npm run deploy`: it serves each page with the policy of what was built. If it stays so, compare the `headers` of firebase.json with what Hosting sends.';

/** What nothing may be allowed by, in any browser. */
const closed = ['object-src', 'base-uri', 'frame-ancestors'];

/**
 * Throws a Finding unless the page is served with a policy under which it runs, calls the functions,
 * and runs nothing else.
 */
export function judgePage({ headers, html }: Page, functionsOrigin: string): void {
  const text = headers.get('content-security-policy');
  if (text === null)
    throw new Finding('Pages come without a Content-Security-Policy.', deployAgain);
  const policy = parsePolicy(text);
  for (const name of closed) {
    if (policy.get(name)?.join(' ') !== "'none'") {
      throw new Finding(`The policy of pages does not close ${name}.`, deployAgain);
    }
  }
  const scripts = policy.get('script-src') ?? policy.get('default-src') ?? ['*'];
  const loose = scripts.find((source) =>
    /^(\*|https?:|data:|'unsafe-(inline|eval)')$/.test(source),
  );
  if (loose !== undefined) {
    throw new Finding(`The policy of pages lets any script run: ${loose}.`, deployAgain);
  }
  const refused = inlineScriptHashes(html).filter((hash) => !scripts.includes(hash));
  if (refused.length > 0) {
    throw new Finding(
      `The policy of pages refuses ${refused.length} of their own scripts: they are of another build.`,
      deployAgain,
    );
  }
  if (!allows(policy.get('connect-src') ?? [], functionsOrigin)) {
    throw new Finding(
      `The policy of pages does not let them call the functions at ${functionsOrigin}.`,
      'The pages were built for another region: look at REGION in functions/.env.<project>, then run `npm run deploy`.',
    );
  }
  if (headers.get('x-content-type-options') !== 'nosniff') {
    throw new Finding('Pages come without X-Content-Type-Options: nosniff.', deployAgain);
  }
}

function parsePolicy(text: string): Map<string, string[]> {
  return new Map(
    text.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name.toLowerCase(), sources];
    }),
  );
}

/** The local stack's pages may call any port. */
const allows = (sources: readonly string[], origin: string) =>
  sources.includes(origin) || sources.includes(origin.replace(/:\d+$/, ':*'));

const yearSeconds = 31_536_000;

/** The first file of a page whose name changes with what is in it; null: the page names none. */
export function namedFileOf(html: string): string | null {
  return /(?:src|href)="(\/_next\/static\/[^"]+\.js)"/.exec(html)?.[1] ?? null;
}

/** Throws a Finding unless browsers keep such a file for good, and ask for a page again. */
export function judgeCaching(file: { status: number; headers: Headers }, page: Headers): void {
  if (file.status !== 200) {
    throw new Finding(
      `A page names a file that answers ${file.status}: half of a build was deployed.`,
      'Run `npm run deploy` again.',
    );
  }
  const kept = file.headers.get('cache-control') ?? '';
  if (!/\bimmutable\b/.test(kept) || maxAgeOf(kept) < yearSeconds) {
    throw new Finding(
      `Files whose name changes with them are kept too short: Cache-Control is "${kept}".`,
      deployAgain,
    );
  }
  const ofPage = page.get('cache-control') ?? '';
  if (/\bimmutable\b/.test(ofPage) || maxAgeOf(ofPage) > 86_400) {
    throw new Finding(
      `Browsers keep pages for too long, and would miss the next deploy: Cache-Control is "${ofPage}".`,
      deployAgain,
    );
  }
}

const maxAgeOf = (cacheControl: string) => Number(/\bmax-age=(\d+)/.exec(cacheControl)?.[1] ?? 0);
