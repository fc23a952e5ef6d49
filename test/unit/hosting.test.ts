import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { apiRoutes, uploadRoutes } from '../../functions/src/entrypoints/http/routes.ts';
import { ROOT } from '../../scripts/stack/paths.ts';

interface Hosting {
  public: string;
  cleanUrls: boolean;
  rewrites: { source: string; function: { functionId: string } }[];
  redirects: { source: string }[];
  headers: { source: string; headers: { key: string; value: string }[] }[];
}
const { hosting }: { hosting: Hosting } = JSON.parse(
  readFileSync(path.join(ROOT, 'firebase.json'), 'utf8'),
);
const exported = path.join(ROOT, hosting.public);

function exportedFiles(pattern: string): string[] {
  const files = globSync(pattern, { cwd: exported }).map((file) => file.replaceAll('\\', '/'));
  if (files.length === 0) {
    throw new Error(`${hosting.public} has no ${pattern}: run \`npm run build\` first.`);
  }
  return files.sort();
}

/** Hosting answers `/x` with `x.html` and `x/index.html` too: cleanUrls. */
function addressesOf(file: string): string[] {
  const address = `/${file}`;
  const clean = address.replace(/(\/index)?\.html$/, '');
  return clean === address ? [address] : [address, clean];
}

const functionOf = (address: string) =>
  hosting.rewrites.find(({ source }) => path.posix.matchesGlob(address, source))?.function
    .functionId;

/** A path that a route answers, such as `/analyses/x/rerun`. */
const filled = (routePath: string) => routePath.replaceAll(/\{\w+\}/g, 'x');

describe('hosting', () => {
  // A file wins over a rewrite: https://firebase.google.com/docs/hosting/full-config#hosting_priority_order
  it('has no file of the dashboard in the way of the API', () => {
    const shadowing = exportedFiles('**/*').filter((file) =>
      addressesOf(file).some((address) => functionOf(address) !== undefined),
    );
    expect(shadowing).toEqual([]);
  });

  it('would notice a page whose clean address a rewrite has', () => {
    expect(addressesOf('health.html').map(functionOf)).toContain('api');
    expect(addressesOf('analyses/index.html').map(functionOf)).toContain('api');
  });

  it.each(uploadRoutes.map((route) => route.path))('hands %s to apiUpload', (routePath) => {
    expect(functionOf(filled(routePath))).toBe('apiUpload');
  });

  it.each([...new Set(apiRoutes.map((route) => route.path))])('hands %s to api', (routePath) => {
    expect(functionOf(filled(routePath))).toBe('api');
  });

  // https://github.com/firebase/firebase-tools/issues/6742: the emulator knows braces, Hosting may not.
  it('names addresses by stars alone, which Hosting and its emulator read alike', () => {
    const { rewrites, redirects, headers } = hosting;
    const sources = [...rewrites, ...redirects, ...headers].map(({ source }) => source);
    expect(sources.filter((source) => !/^(\*\*|(\/[\w-]+)*(\/\*\*)?|\/)$/.test(source))).toEqual(
      [],
    );
  });

  it.each([...new Set([...apiRoutes, ...uploadRoutes].map((route) => route.path))])(
    'answers %s with the policy of what is no page',
    (routePath) => {
      const policies = hosting.headers
        .filter(({ source }) => path.posix.matchesGlob(filled(routePath), source))
        .flatMap((rule) => rule.headers.filter(({ key }) => key === 'Content-Security-Policy'));
      expect(policies.at(-1)?.value).toBe("default-src 'none'; frame-ancestors 'none'");
    },
  );
});

const firstLoadLimitBytes = 300_000;

/** What the HTML of a page asks a browser of today to load, gzipped. */
function firstLoadBytes(page: string): number {
  const html = readFileSync(path.join(exported, page), 'utf8');
  const scripts = [...html.matchAll(/<script\b[^>]*>/g)].flatMap(([tag]) => {
    const source = /\bsrc="([^"]+)"/.exec(tag)?.[1];
    return source === undefined || /\bnomodule\b/i.test(tag) ? [] : [source];
  });
  if (scripts.length === 0) throw new Error(`${page} asks for no script.`);
  return [...new Set(scripts)].reduce(
    (sum, source) => sum + gzipSync(readFileSync(path.join(exported, source))).length,
    0,
  );
}

describe('the first load', () => {
  it('of every page is under 300 kB of JavaScript, gzipped', () => {
    const pages = exportedFiles('**/*.html');
    const loads = pages.map((page) => ({ page, bytes: firstLoadBytes(page) }));
    expect(pages).toContain('app/monitor.html');
    expect(loads.filter(({ bytes }) => bytes >= firstLoadLimitBytes)).toEqual([]);
  });
});
