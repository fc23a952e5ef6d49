import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMedia } from '../../functions/src/adapters/ffmpeg/create-media.ts';
import { findBinaries } from '../../functions/src/adapters/ffmpeg/find-binaries.ts';
import type { CutJob } from '../../functions/src/workflows/ports/media.ts';
import { ffmpeg, localBinaries, makeClip } from '../support/make-clips.ts';
import { makeLongClip, mediaWorkshop, never } from '../support/media-workshop.ts';

const { media, normalise, clipPath, outputPath, outputsFolder, expectAborted } = mediaWorkshop();

let sources: string;
let long: string;
/** Black for 2 s, then white for 2 s, with sound. */
let proxy: string;
beforeAll(async () => {
  sources = await mkdtemp(join(tmpdir(), 'media-cut-'));
  long = await makeLongClip(join(sources, 'long.mp4'));
  const source = join(sources, 'source.mp4');
  const colour = (name: string) => `color=${name}:size=160x90:rate=30:duration=2`;
  await ffmpeg([
    ...['-f', 'lavfi', '-i', `${colour('black')}[a];${colour('white')}[b];[a][b]concat`],
    ...['-f', 'lavfi', '-i', 'sine=duration=4', '-pix_fmt', 'yuv420p', source],
  ]);
  proxy = join(sources, 'proxy.mp4');
  await normalise(source, { proxyPath: proxy, soundPath: join(sources, 'sound') });
});
afterAll(() => rm(sources, { recursive: true }));

const cutting = (
  startSeconds: number,
  endSeconds: number,
  changes: Partial<CutJob> = {},
): CutJob => ({
  ...{ proxyPath: proxy, clipPath: outputPath('clip.mp4'), startSeconds, endSeconds },
  ...{ signal: never, ...changes },
});

/** Mean brightness 0..255 of each frame. */
async function brightnessOf(path: string): Promise<number[]> {
  const { ffmpegPath } = await findBinaries(localBinaries);
  const options = ['-vf', 'scale=1:1:flags=area', '-f', 'rawvideo', '-pix_fmt', 'gray', '-'];
  const run = promisify(execFile)(
    ffmpegPath,
    ['-nostdin', '-loglevel', 'error', '-i', path, ...options],
    { encoding: 'buffer' },
  );
  return [...(await run).stdout];
}

describe('cut', () => {
  it('gives the part to the frame, with its sound', async () => {
    await media.cut(cutting(1.5, 2.5));
    const clip = await media.probe(outputPath('clip.mp4'), never);
    expect(clip).toMatchObject({ width: 160, height: 90, frameRate: 30, hasAudio: true });
    expect(Math.abs(clip.durationSeconds - 1)).toBeLessThan(2 / 30);
    const isWhite = (await brightnessOf(outputPath('clip.mp4'))).map((level) => level > 128);
    expect(isWhite).toHaveLength(30);
    expect(isWhite.indexOf(true)).toBe(15);
  });

  it('begins with the scene that begins there', async () => {
    await media.cut(cutting(2, 3));
    const levels = await brightnessOf(outputPath('clip.mp4'));
    expect(Math.min(...levels)).toBeGreaterThan(128);
  });

  it('cuts what has no sound', async () => {
    const source = await makeClip(clipPath('silent.mp4'), { sound: false, seconds: 2 });
    await media.cut(cutting(0.5, 1.5, { proxyPath: source }));
    expect(await media.probe(outputPath('clip.mp4'), never)).toMatchObject({ hasAudio: false });
  });

  it('lets a player begin before it has the whole', async () => {
    await media.cut(cutting(0, 1));
    const { ffprobePath } = await findBinaries(localBinaries);
    const trace = ['-v', 'trace', outputPath('clip.mp4')];
    const { stderr } = await promisify(execFile)(ffprobePath, trace, { maxBuffer: 2 ** 24 });
    expect(stderr.indexOf("type:'moov'")).toBeLessThan(stderr.indexOf("type:'mdat'"));
    expect(stderr).toContain("type:'moov'");
  });

  it.each([0, 50, 300])('leaves neither process nor file when aborted after %i ms', (afterMs) =>
    expectAborted((signal) => media.cut(cutting(0, 20, { proxyPath: long, signal })), afterMs),
  );

  it('blames no upload for a proxy that cannot be read', async () => {
    const broken = clipPath('broken.mp4');
    await writeFile(broken, 'no video at all');
    await expect(media.cut(cutting(0, 1, { proxyPath: broken }))).rejects.toMatchObject({
      code: 'internal',
      retryable: true,
    });
    expect(await readdir(outputsFolder())).toEqual([]);
  });

  it('reports a missing ffmpeg as internal', async () => {
    const without = createMedia({ ...localBinaries, ffmpegPath: clipPath('none') });
    await expect(without.cut(cutting(0, 1))).rejects.toMatchObject({ code: 'internal' });
  });
});
