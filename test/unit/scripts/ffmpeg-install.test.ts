import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requireCheckedTools } from '../../../functions/src/adapters/ffmpeg/checked-tools.ts';
import { pinnedRelease } from '../../../functions/src/adapters/ffmpeg/pinned-release.ts';
import { installRelease, nameOf } from '../../../scripts/ffmpeg/install-release.ts';
import { dropAfter, type FileServer, file, serveFiles, status } from '../../support/file-server.ts';
import {
  type Entry,
  elfFile,
  goodEntries,
  packArchive,
  sha256Of,
} from '../../support/release-archive.ts';

const patience = { attempts: 2, pauseMs: 1, silenceMs: 30_000 };
const name = 'ffmpeg-n8.1-linux64-gpl-8.1';
const path = `/downloads/${name}.tar.xz`;

let work: string;
let folder: string;
let server: FileServer | undefined;
let said: string[];
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'flokraft-release-'));
  folder = join(work, 'functions/ffmpeg');
  said = [];
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
  await rm(work, { recursive: true });
});

const pack = (entries: readonly Entry[] = goodEntries(name)) => packArchive(work, entries);

type Answers = Parameters<typeof serveFiles>[0][string];

/** A release that a local server has. */
async function release(archive: Buffer, answers: Answers = [file(archive)]) {
  await server?.stop();
  server = await serveFiles({ [path]: answers });
  return { url: `${server.address}${path}`, sha256: sha256Of(archive) };
}

const install = (
  wanted: Awaited<ReturnType<typeof release>>,
  more: Partial<Parameters<typeof installRelease>[0]> = {},
) => installRelease({ release: wanted, folder, patience, say: (line) => said.push(line), ...more });

const leftBeside = async () => {
  const names = await readdir(join(work, 'functions')).catch(() => []);
  return names.filter((one) => one !== 'ffmpeg');
};

describe('installRelease', () => {
  it('installs both tools of what a server has, checked and nothing else', async () => {
    const wanted = await release(await pack());
    await install(wanted);
    const tools = await requireCheckedTools(folder, wanted);
    expect(await readFile(tools.ffmpeg, 'latin1')).toContain('the ffmpeg');
    expect(await readFile(tools.ffprobe, 'latin1')).toContain('the ffprobe');
    expect(await readdir(folder)).toEqual(['checked.json', 'ffmpeg', 'ffprobe']);
    expect(await leftBeside()).toEqual([]);
  });

  it('asks nobody when it is there already', async () => {
    const wanted = await release(await pack());
    await install(wanted);
    await install(wanted);
    expect(server?.requests).toHaveLength(1);
    expect(said.at(-1)).toContain('is there, and is what is pinned');
  });

  it('puts a newer release in the place of an older one', async () => {
    await install(await release(await pack()));
    const newer = await release(
      await pack([
        { name: `${name}/bin/ffmpeg`, content: elfFile('newer') },
        { name: `${name}/bin/ffprobe`, content: elfFile('newer') },
      ]),
    );
    await install(newer);
    const { ffmpeg } = await requireCheckedTools(folder, newer);
    expect(await readFile(ffmpeg, 'latin1')).toContain('newer');
    expect(await leftBeside()).toEqual([]);
  });

  it.each(['ffmpeg', 'ffprobe'])('brings a changed %s back', async (tool) => {
    const wanted = await release(await pack());
    await install(wanted);
    await writeFile(join(folder, tool), elfFile('changed'));
    await install(wanted);
    await requireCheckedTools(folder, wanted);
    expect(server?.requests).toHaveLength(2);
  });

  it('ends well for both who install at once', async () => {
    const wanted = await release(await pack());
    await Promise.all([install(wanted), install(wanted), install(wanted)]);
    await requireCheckedTools(folder, wanted);
    expect(await leftBeside()).toEqual([]);
  });

  it('survives a dropped connection', async () => {
    const archive = await pack();
    const wanted = await release(archive, [dropAfter(archive, 100), file(archive)]);
    await install(wanted);
    await requireCheckedTools(folder, wanted);
  });

  it.each([
    ['has another hash', async () => file(Buffer.from('another archive'))],
    ['is gone', async () => status(404)],
    ['breaks off', async (archive: Buffer) => dropAfter(archive, 100)],
  ])('leaves all as it was where the download %s', async (_what, answer) => {
    const good = await release(await pack());
    await install(good);
    const archive = await pack([{ name: `${name}/bin/ffmpeg`, content: elfFile('newer') }]);
    const bad = await release(archive, [await answer(archive)]);
    await expect(install(bad)).rejects.toThrow();
    await requireCheckedTools(folder, good);
    expect(await leftBeside()).toEqual([]);
  });

  it('takes an archive that was brought by other means', async () => {
    const archive = await pack();
    const wanted = { url: `https://unreachable.invalid${path}`, sha256: sha256Of(archive) };
    await writeFile(join(work, 'brought'), archive);
    await install(wanted, { archive: join(work, 'brought') });
    await requireCheckedTools(folder, wanted);
  });

  it('refuses a brought archive with another hash', async () => {
    const wanted = { url: pinnedRelease.url, sha256: pinnedRelease.sha256 };
    await writeFile(join(work, 'brought'), await pack());
    const attempt = install(wanted, { archive: join(work, 'brought') });
    await expect(attempt).rejects.toThrow(pinnedRelease.sha256);
    const none = install(wanted, { archive: join(work, 'none') });
    await expect(none).rejects.toThrow('There is no file');
  });
});

describe('an archive that has the pinned hash', () => {
  it('writes nothing but the two tools, whatever its files are named', async () => {
    const entries = [
      { name: '../climbed', content: elfFile('evil') },
      { name: `${name}/bin/../../../climbed-too`, content: elfFile('evil') },
      ...goodEntries(name),
    ];
    const archive = await pack(entries);
    // What packing left behind is not what unpacking wrote.
    await rm(join(work, 'to'), { recursive: true });
    await rm(join(work, 'packed.tar.xz'));
    await install(await release(archive));
    expect((await readdir(work, { recursive: true })).sort()).toEqual([
      'functions',
      'functions/ffmpeg',
      'functions/ffmpeg/checked.json',
      'functions/ffmpeg/ffmpeg',
      'functions/ffmpeg/ffprobe',
    ]);
  });

  const good = goodEntries(name)[0] as Entry;
  it.each<[string, Entry[], string]>([
    ['has no ffprobe', [good], `holds no ${name}/bin/ffprobe`],
    ['has a link for a tool', [good, tool('ffprobe', '-> /bin/sh')], 'is no program'],
    ['has a script for a tool', [good, tool('ffprobe', '#!/bin/sh\n')], 'is no program'],
    ['is for another processor', [good, tool('ffprobe', elfFile('', 0xb7))], 'is no program'],
    ['lies in another folder', [{ ...good, name: 'other/bin/ffmpeg' }], 'holds no'],
  ])('is refused where it %s', async (_what, entries, words) => {
    await expect(install(await release(await pack(entries)))).rejects.toThrow(words);
    expect(await readdir(join(work, 'functions'))).toEqual([]);
  });

  it.each([
    ['is no archive', async () => Buffer.from('no archive at all')],
    ['is half an archive', async () => (await pack()).subarray(0, 150)],
  ])('is refused where it %s', async (_what, make) => {
    await expect(install(await release(await make()))).rejects.toThrow('tar cannot unpack');
  });
});

function tool(toolName: string, content: Buffer | string): Entry {
  return { name: `${name}/bin/${toolName}`, content };
}

describe('a machine that cannot unpack', () => {
  const searchPath = process.env['PATH'] ?? '';
  afterEach(() => {
    process.env['PATH'] = searchPath;
  });

  it('is told to install tar', async () => {
    const wanted = await release(await pack());
    process.env['PATH'] = work;
    await expect(install(wanted)).rejects.toThrow(/^tar is missing.*apt-get install tar xz-utils/);
  });

  it('is told to install xz', async () => {
    const wanted = await release(await pack());
    const tools = join(work, 'tools');
    await mkdir(tools);
    const { stdout } = await promisify(execFile)('which', ['tar']);
    await symlink(stdout.trim(), join(tools, 'tar'));
    process.env['PATH'] = tools;
    await expect(install(wanted)).rejects.toThrow(/^xz is missing/);
  });
});

describe('nameOf', () => {
  it('is that of the folder in the archive', () => {
    expect(nameOf(pinnedRelease)).toMatch(
      /^ffmpeg-n\d+\.\d+(\.\d+)?(-\d+-g[0-9a-f]+)?-linux64-gpl-\d/,
    );
    expect(nameOf({ url: 'https://example.org/a/b.tar.gz?x=1', sha256: '' })).toBe('b');
  });
});

describe('the pinned release', () => {
  it('is fetched by https from an address that names its version, and known by its SHA-256', () => {
    expect(pinnedRelease.url).toMatch(/^https:\/\//);
    expect(pinnedRelease.url).not.toMatch(/latest/);
    expect(pinnedRelease.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  // https://github.com/BtbN/FFmpeg-Builds#release-retention-policy
  it('is the last build of a month, which is kept for two years', () => {
    const [, year, month, day] = /autobuild-(\d+)-(\d+)-(\d+)-/.exec(pinnedRelease.url) ?? [];
    const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
    expect(Number(day)).toBe(lastDay);
  });
});
