import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { BUILT_PAGES } from '../../../scripts/dashboard/build-dashboard.ts';
import { deployConfig } from '../../../scripts/dashboard/deploy-config.ts';
import { hashesOfInlineScripts } from '../../../scripts/dashboard/inline-scripts.ts';
import { localPagePolicy, pagePolicy } from '../../../scripts/dashboard/page-policy.ts';
import { withPolicy } from '../../../scripts/dashboard/with-policy.ts';
import { ROOT } from '../../../scripts/stack/paths.ts';

const plain = {
  project: 'my-dance-app',
  region: 'europe-west1',
  scriptHashes: ["'sha256-abc='"],
  googleSignIn: false,
  appCheck: false,
};
const directives = (policy: string) =>
  new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );
const hashOf = (script: string) =>
  `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

let folder: string | undefined;
afterEach(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true });
  folder = undefined;
});

describe('the policy of pages in the cloud', () => {
  it('lets run what was built, call the project’s own services, and nothing else', () => {
    const policy = directives(pagePolicy(plain));
    expect(policy.get('script-src')).toEqual(["'self'", "'sha256-abc='"]);
    expect(policy.get('connect-src')).toEqual([
      "'self'",
      'https://identitytoolkit.googleapis.com',
      'https://securetoken.googleapis.com',
      'https://firestore.googleapis.com',
      'https://europe-west1-my-dance-app.cloudfunctions.net',
      'https://storage.googleapis.com',
    ]);
    expect(policy.get('media-src')).toContain('https://storage.googleapis.com');
    for (const name of ['frame-src', 'object-src', 'base-uri', 'frame-ancestors']) {
      expect(policy.get(name), name).toEqual(["'none'"]);
    }
  });

  it.each([
    ['Google sign-in', { googleSignIn: true }, 'https://apis.google.com'],
    ['App Check', { appCheck: true }, 'https://www.google.com/recaptcha/'],
  ])('opens to %s where the build has it', (_what, changes, script) => {
    expect(directives(pagePolicy(plain)).get('script-src')).not.toContain(script);
    const policy = directives(pagePolicy({ ...plain, ...changes }));
    expect(policy.get('script-src')).toContain(script);
    expect(policy.get('frame-src')).not.toContain("'none'");
  });

  it('never lets a script be evaluated, nor come from anywhere', () => {
    const all = pagePolicy({ ...plain, googleSignIn: true, appCheck: true });
    for (const policy of [all, localPagePolicy(plain.scriptHashes)]) {
      const scripts = directives(policy).get('script-src')?.join(' ');
      expect(scripts).not.toMatch(/unsafe|\*|data:|blob:|http:/);
    }
  });
});

describe('the hashes of a build', () => {
  it('are those of the scripts that its pages hold themselves, each once', () => {
    folder = mkdtempSync(path.join(tmpdir(), 'flokraft-pages-'));
    const page = (...scripts: string[]) =>
      `<!DOCTYPE html><body>${scripts.join('<p>x</p>')}</body>`;
    writeFileSync(
      path.join(folder, 'a.html'),
      page(
        '<script>one()</script>',
        '<script src="/x.js"></script>',
        '<SCRIPT id="_R_">two\n</SCRIPT>',
      ),
    );
    writeFileSync(
      path.join(folder, '404.html'),
      page('<script async="" src="/y.js"></script>', '<script data-src="x">one()</script>'),
    );
    expect(hashesOfInlineScripts(folder)).toEqual([hashOf('one()'), hashOf('two\n')].sort());
  });
});

describe('a deploy', () => {
  it('publishes the hashes of what it built, at every address', () => {
    const config = deployConfig('my-dance-app', { REGION: 'europe-west1' });
    const everywhere = config.hosting.headers.find(({ source }) => source === '**');
    const policies = everywhere?.headers.filter(({ key }) => key === 'Content-Security-Policy');
    expect(policies).toHaveLength(1);
    const hashes = hashesOfInlineScripts(BUILT_PAGES);
    expect(hashes.length).toBeGreaterThan(0);
    const policy = directives(policies?.[0]?.value ?? '');
    expect(policy.get('script-src')).toEqual(["'self'", ...hashes]);
    expect(policy.get('connect-src')).toContain(
      'https://europe-west1-my-dance-app.cloudfunctions.net',
    );
  });

  it('leaves the rest of firebase.json as it is', () => {
    const committed = JSON.parse(readFileSync(path.join(ROOT, 'firebase.json'), 'utf8'));
    const before = structuredClone(committed);
    const { hosting, ...rest } = withPolicy(committed, 'x');
    expect({ ...rest, hosting: { ...hosting, headers: before.hosting.headers } }).toEqual(before);
    const others = (headers: { source: string }[]) =>
      headers.filter(({ source }) => source !== '**');
    expect(others(hosting.headers)).toEqual(others(before.hosting.headers));
  });

  it('by another way than ours is still framed by nobody', () => {
    const { hosting } = JSON.parse(readFileSync(path.join(ROOT, 'firebase.json'), 'utf8'));
    const everywhere = hosting.headers.find(({ source }: { source: string }) => source === '**');
    expect(JSON.stringify(everywhere)).toContain("frame-ancestors 'none'");
  });
});
