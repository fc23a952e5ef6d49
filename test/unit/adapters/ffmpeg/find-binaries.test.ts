import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBinaries } from '../../../../functions/src/adapters/ffmpeg/find-binaries.ts';
import { unlessOtherBytes } from '../../../../functions/src/adapters/ffmpeg/packaged-tools.ts';
import { sha256Of } from '../../../support/release-archive.ts';

type Options = Parameters<typeof findBinaries>[0];

const release = { url: 'https://example.org/ffmpeg-n8.1.tar.xz', sha256: 'a'.repeat(64) };
const young = { version: '8.1', libavcodec: '62.28.100' };
const old = { version: '4.4', libavcodec: '58.134.100' };

let root: string;
let nothing: Options;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'flokraft-binaries-'));
  nothing = {
    ...{ ffmpegPath: null, ffprobePath: null, searchPath: '', deployed: false },
    checked: { folder: join(root, 'checked'), release, runHere: true },
  };
});
afterEach(() => rm(root, { recursive: true }));

/** Tools that say which version they are, and leave a mark when they run. */
async function putTools(name: string, { version, libavcodec } = young) {
  const folder = join(root, name);
  await mkdir(folder, { recursive: true });
  const put = async (tool: string) => {
    const script =
      `#!/bin/sh\necho ran > ${root}/ran-${name}-${tool}\n` +
      `echo "${tool} version ${version} Copyright"\necho "libavcodec  ${libavcodec} / x"\n`;
    await writeFile(join(folder, tool), script, { mode: 0o755 });
    return sha256Of(script);
  };
  const sha256 = { ffmpeg: await put('ffmpeg'), ffprobe: await put('ffprobe') };
  const paths = { ffmpegPath: join(folder, 'ffmpeg'), ffprobePath: join(folder, 'ffprobe') };
  return { folder, sha256, paths };
}

/** As the installer leaves them. */
async function putCheckedTools(version = young, archiveSha256 = release.sha256) {
  const tools = await putTools('checked', version);
  const record = { archiveSha256, sha256: tools.sha256 };
  await writeFile(join(tools.folder, 'checked.json'), JSON.stringify(record));
  return tools;
}

const ran = (name: string) =>
  readFile(join(root, `ran-${name}`)).then(
    () => true,
    () => false,
  );

const refusal = (words: string | RegExp) => ({
  code: 'internal',
  retryable: true,
  cause: { message: expect.stringMatching(words) },
});

describe('findBinaries', () => {
  it('tells an operator which variable names a binary that is not there', async () => {
    await expect(findBinaries({ ...nothing, ffprobePath: '/nowhere' })).rejects.toMatchObject(
      refusal(/ffprobe at \/nowhere.*set FFPROBE_PATH/),
    );
  });

  it('does not fall back from a configured path to another ffmpeg', async () => {
    await expect(findBinaries({ ...nothing, ffmpegPath: '/nowhere' })).rejects.toMatchObject(
      refusal(/ffmpeg at \/nowhere.*set FFMPEG_PATH/),
    );
  });
});

describe('findBinaries here', () => {
  it('prefers what is configured to all else', async () => {
    const { paths } = await putTools('configured', old);
    const { folder } = await putTools('path');
    const found = await findBinaries({ ...nothing, ...paths, searchPath: folder });
    expect(found).toEqual({ ...paths, version: '4.4', outdated: true });
  });

  it('prefers PATH to the tools that deploy', async () => {
    await putCheckedTools();
    const { folder, paths } = await putTools('path');
    const found = await findBinaries({ ...nothing, searchPath: folder });
    expect(found).toEqual({ ...paths, version: '8.1', outdated: false });
    expect(await ran('checked-ffmpeg')).toBe(false);
  });

  it('takes the first on PATH that is young enough', async () => {
    const first = await putTools('first', old);
    const second = await putTools('second');
    const searchPath = ['', first.folder, second.folder].join(delimiter);
    const found = await findBinaries({ ...nothing, searchPath });
    expect(found).toMatchObject({ ...second.paths, outdated: false });
  });

  it('takes the tools that deploy where PATH has none that is young enough', async () => {
    const { paths } = await putCheckedTools();
    const { folder } = await putTools('path', old);
    expect(await findBinaries({ ...nothing, searchPath: folder })).toMatchObject(paths);
  });

  it('passes over tools that are for another machine', async () => {
    const { paths } = await putCheckedTools();
    const checked = { folder: join(root, 'checked'), release, runHere: false };
    const found = await findBinaries({ ...nothing, checked });
    expect(found.ffmpegPath).not.toBe(paths.ffmpegPath);
    expect(await ran('checked-ffprobe')).toBe(false);
  });
});

describe('findBinaries in the cloud', () => {
  const deployed = (more: Partial<Options> = {}): Options => ({
    ...nothing,
    deployed: true,
    ...more,
  });

  it('takes the checked tools, whatever PATH has', async () => {
    const { paths } = await putCheckedTools();
    const { folder } = await putTools('path', { ...young, version: '9.0' });
    const found = await findBinaries(deployed({ searchPath: folder }));
    expect(found).toEqual({ ...paths, version: '8.1', outdated: false });
    expect(await ran('path-ffmpeg')).toBe(false);
  });

  it('runs nothing that was not checked, and says how a checked one comes there', async () => {
    const { folder } = await putTools('path');
    const found = findBinaries(deployed({ searchPath: folder }));
    await expect(found).rejects.toMatchObject(refusal(/no checked ffmpeg.*npm run deploy/));
    expect(await ran('path-ffprobe')).toBe(false);
  });

  it.each(['ffmpeg', 'ffprobe'])('does not run a changed %s', async (tool) => {
    const { folder } = await putCheckedTools();
    const changed = (await readFile(join(folder, tool), 'utf8')).replace('8.1', '8.2');
    await writeFile(join(folder, tool), changed);
    await expect(findBinaries(deployed())).rejects.toMatchObject(
      refusal(`${tool} is not what was checked`),
    );
    expect(await ran(`checked-${tool}`)).toBe(false);
  });

  it('does not run what is missing half', async () => {
    const { folder } = await putCheckedTools();
    await rm(join(folder, 'ffmpeg'));
    await expect(findBinaries(deployed())).rejects.toMatchObject(refusal('not what was checked'));
  });

  it.each([
    ['of another release', () => putCheckedTools(young, 'b'.repeat(64)), 'another ffmpeg'],
    ['that are too old', () => putCheckedTools(old), 'ffprobe of ffmpeg 5 or newer'],
    ['with a broken record', () => putBrokenRecord(), 'no checked ffmpeg'],
  ])('does not take tools %s', async (_which, put, words) => {
    await put();
    await expect(findBinaries(deployed())).rejects.toMatchObject(refusal(words));
  });

  async function putBrokenRecord() {
    const { folder } = await putCheckedTools();
    await writeFile(join(folder, 'checked.json'), '{"archiveSha256":');
  }

  it('mends the mode that an upload lost', async () => {
    const { folder, paths } = await putCheckedTools();
    const bytes = await readFile(join(folder, 'ffmpeg'));
    await rm(join(folder, 'ffmpeg'));
    await writeFile(join(folder, 'ffmpeg'), bytes, { mode: 0o644 });
    expect(await findBinaries(deployed())).toMatchObject(paths);
    expect((await stat(join(folder, 'ffmpeg'))).mode & 0o777).toBe(0o755);
  });

  it('lets an operator name others, old ones aside', async () => {
    const { paths } = await putTools('configured');
    expect(await findBinaries(deployed(paths))).toMatchObject(paths);
    const { paths: oldPaths } = await putTools('configured', old);
    await expect(findBinaries(deployed(oldPaths))).rejects.toMatchObject(
      refusal('of ffmpeg 5 or newer'),
    );
  });
});

describe("a package's binary that was downloaded unchecked", () => {
  it('counts where its bytes are those of the release, and only then', async () => {
    const { sha256, paths } = await putTools('package');
    const { ffmpegPath } = paths;
    expect(await unlessOtherBytes(ffmpegPath, sha256.ffmpeg)).toBe(ffmpegPath);
    expect(await unlessOtherBytes(ffmpegPath, sha256.ffprobe)).toBeNull();
    expect(await unlessOtherBytes(ffmpegPath, undefined)).toBeNull();
    expect(await unlessOtherBytes(join(root, 'missing'), sha256.ffmpeg)).toBeNull();
    expect(await unlessOtherBytes(null, sha256.ffmpeg)).toBeNull();
  });
});
