import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createMedia } from '../../../functions/src/adapters/ffmpeg/create-media.ts';
import {
  describeForTests,
  describeForUse,
  examineFfmpeg,
} from '../../../scripts/stack/examine-ffmpeg.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ffmpegs-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A program that says its version as ffmpeg does. */
async function install(name: 'ffmpeg' | 'ffprobe', version: string, libavcodec: string) {
  const path = join(folder, name);
  const banner = `${name} version ${version} Copyright (c)\nlibavcodec     ${libavcodec}.100 / ${libavcodec}.100`;
  await writeFile(path, `#!/bin/sh\nprintf '%s\\n' '${banner}'\n`);
  await chmod(path, 0o755);
}

it.each([
  ['5.1.9-0+deb12u1', '59.37', '5.1.9-0+deb12u1', '59.37', false],
  ['n7.1', '61.19', 'n7.1', '61.19', false],
  ['N-92722-gf22fcd4483', '58.42', '6.0', '60.3', true],
  ['4.4.2', '58.134', '4.4.2', '58.134', true],
  // A younger ffprobe out of npm takes the place of an old one.
  ['6.0', '60.3', '4.4.2', '58.134', false],
])(
  'knows of ffmpeg %s with libavcodec %s, ffprobe %s with %s whether it is old',
  async (version, codecs, probe, probeCodecs, isOld) => {
    await install('ffmpeg', version, codecs);
    await install('ffprobe', probe, probeCodecs);
    expect(await examineFfmpeg({ PATH: folder })).toEqual({ version, isOld });
  },
);

it('knows where there is none', async () => {
  expect(await examineFfmpeg({ FFMPEG_PATH: '/nowhere' })).toBeNull();
});

it('says in one line what was tested on, and what that is worth', () => {
  expect(describeForTests({ version: '5.1.9', isOld: false })).toBe(
    'Media tests run on ffmpeg 5.1.9',
  );
  const old = describeForTests({ version: '4.4.2', isOld: true });
  expect(old).toMatch(
    /^Media tests run on ffmpeg 4\.4\.2\..*older than what deploys.*`apt install ffmpeg`/,
  );
  for (const line of [old, describeForTests(null)]) expect(line).not.toContain('\n');
});

it('tells whoever starts a stack only what they have to know', () => {
  expect(describeForUse({ version: '5.1.9', isOld: false })).toBeNull();
  expect(describeForUse({ version: '4.4.2', isOld: true })).toContain('brew install ffmpeg');
});

it('has a local worker say once that its ffmpeg is old', async () => {
  await install('ffmpeg', '4.4.2', '58.134');
  await install('ffprobe', '4.4.2', '58.134');
  const warnings: unknown[] = [];
  const logger = {
    warn: (event: string, fields: unknown) => event === 'old_ffmpeg' && warnings.push(fields),
  };
  const binaries = { ffmpegPath: null, ffprobePath: null, searchPath: folder };
  const media = createMedia({ ...binaries, deployed: false }, logger);
  expect(await media.version()).toBe('4.4.2');
  await media.version();
  const advice = expect.stringContaining('ffmpeg 5 or newer');
  expect(warnings).toEqual([{ version: '4.4.2', advice }]);

  await install('ffmpeg', '5.1.9', '59.37');
  await install('ffprobe', '5.1.9', '59.37');
  await createMedia({ ...binaries, deployed: false }, logger).version();
  expect(warnings).toHaveLength(1);
});

it('has a worker say that its ffmpeg leaves HDR as it is, where it does', async () => {
  await install('ffmpeg', '5.1.9', '59.37');
  await install('ffprobe', '5.1.9', '59.37');
  const warnings: unknown[] = [];
  const logger = { warn: (...said: unknown[]) => warnings.push(said) };
  const binaries = { ffmpegPath: null, ffprobePath: null, searchPath: folder };
  await createMedia({ ...binaries, deployed: false }, logger).version();
  expect(warnings).toEqual([['hdr_stays_as_it_is', expect.objectContaining({ version: '5.1.9' })]]);
});
