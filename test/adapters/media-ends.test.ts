import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMedia } from '../../functions/src/adapters/ffmpeg/create-media.ts';
import { findBinaries } from '../../functions/src/adapters/ffmpeg/find-binaries.ts';
import { childProcesses } from '../support/child-processes.ts';
import { localBinaries, makeClip } from '../support/make-clips.ts';
import { makeLongClip, mediaWorkshop } from '../support/media-workshop.ts';
import { plainPlan } from '../support/plain-plan.ts';

const { media, clipPath, outputsFolder, expectAborted, job } = mediaWorkshop();

let clips: string;
let clip: string;
let long: string;
beforeAll(async () => {
  clips = await mkdtemp(join(tmpdir(), 'media-shared-'));
  clip = await makeClip(join(clips, 'clip.mp4'));
  long = await makeLongClip(join(clips, 'long.mp4'));
});
afterAll(() => rm(clips, { recursive: true }));

const longPlan = {
  ...plainPlan,
  picture: { ...plainPlan.picture, size: { width: 1280, height: 720 } },
};

describe('aborting normalise', () => {
  it('starts nothing when aborted before', async () => {
    const reason = new Error('cancelled');
    const run = media.normalise(job(long, longPlan, { signal: AbortSignal.abort(reason) }));
    await expect(run).rejects.toBe(reason);
    expect(await readdir(outputsFolder())).toEqual([]);
  });

  it.each([0, 5, 50, 300])('leaves neither process nor file after %i ms', (afterMs) =>
    expectAborted((signal) => media.normalise(job(long, longPlan, { signal })), afterMs),
  );

  it('ends a stopped ffmpeg too', async () => {
    const abort = new AbortController();
    let stopped = false;
    const run = media.normalise(
      job(long, longPlan, {
        signal: abort.signal,
        onFrame: () => {
          if (stopped) return;
          stopped = true;
          promisify(execFile)('pkill', ['-STOP', '-P', String(process.pid), 'ffmpeg'])
            .finally(() => abort.abort())
            .catch(() => {});
        },
      }),
    );
    await expect(run).rejects.toBeDefined();
    expect(stopped).toBe(true);
    expect(await childProcesses()).toEqual([]);
  });
});

describe('binaries', () => {
  it('tells the version', async () => {
    expect(await media.version()).toMatch(/^[A-Za-z]?[-0-9]/);
  });

  it.each([
    ['is deleted', (path: string) => rm(path)],
    ['may not be run any more', (path: string) => chmod(path, 0o600)],
  ])('reports a binary that %s as internal', async (_name, spoil) => {
    const path = clipPath('ffmpeg');
    await writeFile(path, '#!/bin/sh\necho "ffmpeg version 7.1 Copyright"\n', { mode: 0o755 });
    const spoilt = createMedia({ ...localBinaries, ffmpegPath: path });
    expect(await spoilt.version()).toBe('7.1');
    await spoil(path);
    await expect(spoilt.normalise(job(clip))).rejects.toMatchObject({
      code: 'internal',
      retryable: true,
    });
  });

  it.each([
    ['ffmpeg', '4.4', '58.134.100', false],
    ['ffmpeg', '5.1', '59.37.100', true],
    ['ffmpeg', 'N-109-gabc', '59.37.100', true],
    ['ffprobe', '4.4', '58.134.100', false],
    ['ffprobe', '5.1', '59.37.100', true],
  ])('decides on %s %s for a deployed worker', async (name, version, libavcodec, taken) => {
    const configured = { ffmpegPath: clipPath('ffmpeg'), ffprobePath: clipPath('ffprobe') };
    await writeBanner(configured.ffmpegPath, 'ffmpeg', '5.1', '59.37.100');
    await writeBanner(configured.ffprobePath, 'ffprobe', '5.1', '59.37.100');
    await writeBanner(clipPath(name), name, version, libavcodec);
    const found = findBinaries({ ...localBinaries, ...configured, deployed: true });
    if (taken) expect(await found).toMatchObject(configured);
    else {
      await expect(found).rejects.toMatchObject({
        code: 'internal',
        cause: { message: expect.stringContaining(`${name} of ffmpeg 5 or newer`) },
      });
    }
  });
});

async function writeBanner(path: string, name: string, version: string, libavcodec: string) {
  const banner = `${name} version ${version} Copyright\nlibavcodec     ${libavcodec} / x`;
  await writeFile(path, `#!/bin/sh\necho "${banner}"\n`, { mode: 0o755 });
}
