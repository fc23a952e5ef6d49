import { describe, expect, it } from 'vitest';
import { pagePolicy } from '../../../../scripts/dashboard/page-policy.ts';
import { judgeCaching, judgePage, namedFileOf } from '../../../../scripts/smoke/judge-pages.ts';

const script = 'console.log(1)';
const html = `<!DOCTYPE html><script src="/_next/static/chunks/a-1.js"></script><script>${script}</script>`;
const hash = "'sha256-CihokcEcBW4atb/CW/XWsvWwbTjqwQlE9nj9ii5ww5M='";
const functionsOrigin = 'https://europe-west4-my-dance-app.cloudfunctions.net';
const around = {
  project: 'my-dance-app',
  region: 'europe-west4',
  scriptHashes: [hash],
  googleSignIn: true,
  appCheck: true,
};
const page = (policy: string | null, more: Record<string, string> = {}) => ({
  html,
  headers: new Headers({
    'x-content-type-options': 'nosniff',
    ...(policy !== null && { 'content-security-policy': policy }),
    ...more,
  }),
});

describe('judgePage', () => {
  it('is content with what a deploy serves', () => {
    expect(() => judgePage(page(pagePolicy(around)), functionsOrigin)).not.toThrow();
  });

  it('is content with what allows the local stack’s ports', () => {
    const policy = pagePolicy(around).replaceAll(functionsOrigin, 'http://127.0.0.1:*');
    expect(() => judgePage(page(policy), 'http://127.0.0.1:5001')).not.toThrow();
  });

  it.each<[string, string | null, RegExp]>([
    ['none', null, /without a Content-Security-Policy/],
    [
      'the part that holds for any build',
      "object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
      /any script run/,
    ],
    [
      'one that may be framed',
      pagePolicy(around).replace("frame-ancestors 'none'", ''),
      /frame-ancestors/,
    ],
    [
      'one that runs inline scripts',
      pagePolicy(around).replace('script-src', "script-src 'unsafe-inline'"),
      /any script run/,
    ],
    [
      'one that runs anything',
      pagePolicy(around).replace('script-src', 'script-src https:'),
      /any script run/,
    ],
    [
      'another build’s',
      pagePolicy({ ...around, scriptHashes: [] }),
      /refuses 1 of their own scripts/,
    ],
    [
      'another region’s',
      pagePolicy({ ...around, region: 'us-central1' }),
      /does not let them call the functions at https:\/\/europe-west4/,
    ],
  ])('refuses a policy: %s', (_what, policy, words) => {
    expect(() => judgePage(page(policy), functionsOrigin)).toThrow(words);
  });

  it('wants nosniff', () => {
    const sniffed = page(pagePolicy(around), { 'x-content-type-options': '' });
    expect(() => judgePage(sniffed, functionsOrigin)).toThrow(/nosniff/);
  });
});

describe('judgeCaching', () => {
  const file = (cacheControl: string, status = 200) => ({
    status,
    headers: new Headers({ 'cache-control': cacheControl }),
  });
  const forGood = 'public, max-age=31536000, immutable';

  it.each(['', 'max-age=3600', 'no-cache', 'private, no-store'])(
    'is content with files for good, and pages for %j',
    (ofPage) => {
      expect(() => judgeCaching(file(forGood), file(ofPage).headers)).not.toThrow();
    },
  );

  it.each([
    [file(''), '', /kept too short/],
    [file('max-age=3600'), '', /kept too short/],
    [file('public, max-age=31536000'), '', /kept too short/],
    [file(forGood, 404), '', /half of a build/],
    [file(forGood), forGood, /pages for too long/],
    [file(forGood), 'max-age=604800', /pages for too long/],
  ])('refuses %j with pages for %j', (asked, ofPage, words) => {
    expect(() => judgeCaching(asked, file(ofPage).headers)).toThrow(words);
  });
});

describe('namedFileOf', () => {
  it('finds a script whose name changes with it', () => {
    expect(namedFileOf(html)).toBe('/_next/static/chunks/a-1.js');
    expect(namedFileOf('<p>Hello</p>')).toBeNull();
  });
});
