import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toolsFolder } from '../../../functions/src/adapters/ffmpeg/checked-tools.ts';
import { FUNCTIONS, ROOT } from '../../../scripts/stack/paths.ts';
import { zipEntries } from '../../support/zip-entries.ts';

const { prepareFunctionsUpload } = createRequire(import.meta.url)(
  'firebase-tools/lib/deploy/functions/prepareFunctionsUpload',
);

let source: string;
beforeEach(async () => {
  source = await mkdtemp(join(tmpdir(), 'flokraft-upload-'));
});
afterEach(() => rm(source, { recursive: true }));

async function put(name: string, mode = 0o644) {
  await mkdir(dirname(join(source, name)), { recursive: true });
  await writeFile(join(source, name), name, { mode });
}

const readJson = async (name: string) => JSON.parse(await readFile(join(ROOT, name), 'utf8'));

describe('what a deploy uploads of functions/', () => {
  it('holds the checked tools, which may be run, no half of a download, and nobody’s settings', async () => {
    const tools = relative(FUNCTIONS, toolsFolder);
    await put(`${tools}/ffmpeg`, 0o755);
    await put(`${tools}/ffprobe`, 0o755);
    await put(`${tools}/checked.json`);
    await put('lib/adapters/ffmpeg/find-binaries.js');
    await put('.ffmpeg-a1b2c3/archive');
    await put('.ffmpeg-a1b2c3/fresh/ffmpeg', 0o755);
    await put('node_modules/ffmpeg-static/ffmpeg', 0o755);
    await put('.env');
    await put('.env.demo-flokraft');
    await put('.env.my-dance-app');
    await put('.secret.local');
    await put('src/adapters/ffmpeg/find-binaries.ts');
    const { functions } = await readJson('firebase.json');
    const { pathToSource } = await prepareFunctionsUpload(source, source, functions, [], undefined);
    expect(Object.fromEntries(zipEntries(await readFile(pathToSource)))).toEqual({
      'ffmpeg/checked.json': 0o644,
      'ffmpeg/ffmpeg': 0o755,
      'ffmpeg/ffprobe': 0o755,
      'lib/adapters/ffmpeg/find-binaries.js': 0o644,
    });
  });

  it('is preceded by the check of the tools, whoever calls firebase', async () => {
    const { functions } = await readJson('firebase.json');
    expect(functions.predeploy).toContain('npm run ffmpeg');
  });

  it('installs no package that brings an ffmpeg or ffprobe of its own', async () => {
    const { packages } = await readJson('functions/package-lock.json');
    const brought = Object.keys(packages).filter((name) => /ff(mpeg|probe)/.test(name));
    expect(brought).toEqual(['node_modules/@types/fluent-ffmpeg', 'node_modules/fluent-ffmpeg']);
  });
});
