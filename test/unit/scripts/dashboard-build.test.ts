import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildSettings } from '../../../scripts/dashboard/build-settings.ts';
import { checkDashboard } from '../../../scripts/dashboard/check-dashboard.ts';
import { fingerprintOf } from '../../../scripts/dashboard/fingerprint.ts';
import { ROOT } from '../../../scripts/stack/paths.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'flokraft-build-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), text);
}

describe('buildSettings', () => {
  it('takes the parameters that pages need, and defaults for the rest', () => {
    expect(buildSettings('my-dance-app', { REGION: 'europe-west1' }, root)).toEqual({
      NEXT_PUBLIC_REGION: 'europe-west1',
      NEXT_PUBLIC_MAX_VIDEO_SIZE_MB: '300',
      NEXT_PUBLIC_MAX_VIDEO_DURATION_SECONDS: '600',
      NEXT_PUBLIC_REQUIRE_VERIFIED_EMAIL: 'true',
    });
  });

  it('takes what is the dashboard’s own from the file of the project alone', () => {
    write('dashboard/.env.my-dance-app', 'NEXT_PUBLIC_GOOGLE_SIGN_IN=true\n');
    const google = 'NEXT_PUBLIC_GOOGLE_SIGN_IN';
    expect(buildSettings('my-dance-app', {}, root)[google]).toBe('true');
    expect(buildSettings('another-app', {}, root)[google]).toBeUndefined();
  });
});

describe('what the dashboard was built from', () => {
  const parameters = { REGION: 'us-central1' };
  const taken = (texts: object = parameters) =>
    fingerprintOf(buildSettings('my-dance-app', { ...texts }, root), root);

  beforeEach(() => {
    write('dashboard/app/page.tsx', 'one');
    write('package-lock.json', '{}');
  });

  it.each([
    'dashboard/app/page.tsx',
    'dashboard/features/new.module.css',
    'functions/src/contract/summary.ts',
    'functions/src/contract/profiles/solo.ts',
    'package-lock.json',
    'dashboard/.env.my-dance-app',
  ])('is another after a change of %s', (name) => {
    const before = taken();
    write(name, 'NEXT_PUBLIC_CHANGED=true');
    expect(taken()).not.toBe(before);
  });

  it('is another with another parameter', () => {
    expect(taken({ REGION: 'europe-west1' })).not.toBe(taken());
  });

  it.each([
    'functions/src/domain/parameters.ts',
    'dashboard/out/app.ts',
    'dashboard/.next/types/app.ts',
    'dashboard/next-env.d.ts',
    'dashboard/.env.another-app',
    'docs/glossary.md',
  ])('is the same after a change of %s', (name) => {
    const before = taken();
    write(name, 'changed');
    expect(taken()).toBe(before);
  });
});

describe('what firebase-tools runs before it uploads', () => {
  const { functions, hosting } = JSON.parse(readFileSync(path.join(ROOT, 'firebase.json'), 'utf8'));

  it('builds the functions and leaves the dashboard that was built for the project', async () => {
    const marker = path.join(ROOT, 'dashboard/out/.marker-of-a-test');
    mkdirSync(path.dirname(marker), { recursive: true });
    writeFileSync(marker, '');
    try {
      const builds = functions.predeploy.filter((command: string) => command.includes('build'));
      expect(builds).toHaveLength(1);
      await execa({
        cwd: ROOT,
        shell: true,
        env: { GCLOUD_PROJECT: 'my-dance-app' },
      })`${builds[0]}`;
      expect(existsSync(marker)).toBe(true);
    } finally {
      rmSync(marker, { force: true });
    }
  });

  it('only looks at the dashboard', () => {
    expect(hosting.predeploy).toEqual(['npm run build -- check']);
  });

  it.each([
    ['functions/.env.my-dance-app', 'REGION=europe-west4'],
    ['dashboard/.env.my-dance-app', 'NEXT_PUBLIC_GOOGLE_SIGN_IN=true'],
    ['dashboard/app/page.tsx', 'two'],
  ])('refuses a dashboard that was built before %s said %s', async (name, text) => {
    write('dashboard/app/page.tsx', 'one');
    const built = fingerprintOf(buildSettings('my-dance-app', {}, root), root);
    write('dashboard/out/.built-from', built);
    await checkDashboard('my-dance-app', root);
    write(name, text);
    await expect(checkDashboard('my-dance-app', root)).rejects.toThrow(
      'was not built for my-dance-app as it is now',
    );
  });

  it('refuses where nothing was built', async () => {
    await expect(checkDashboard('my-dance-app', root)).rejects.toThrow('npm run deploy');
  });
});

describe('npm run deploy -- --dry-run', () => {
  it('says that it would build the dashboard, and builds nothing', async () => {
    const { stdout } = await execa('node', ['scripts/deploy.ts', 'my-dance-app', '--dry-run'], {
      cwd: ROOT,
      preferLocal: true,
    });
    expect(stdout).toContain('Builds the dashboard (there is no dashboard/.env.my-dance-app');
    expect(stdout).toContain('--config firebase.deploy.json');
    expect(stdout).toContain('Nothing was built or deployed.');
  });
});
