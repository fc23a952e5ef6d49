import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildSettings } from '../../../scripts/dashboard/build-settings.ts';
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

describe('npm run deploy -- --dry-run', () => {
  it('says that it would build the dashboard, and builds nothing', async () => {
    const { stdout } = await execa('node', ['scripts/deploy.ts', 'my-dance-app', '--dry-run'], {
      cwd: ROOT,
      preferLocal: true,
    });
    expect(stdout).toContain('Builds the dashboard (there is no dashboard/.env.my-dance-app');
    expect(stdout).toContain('Nothing was built or deployed.');
  });
});
