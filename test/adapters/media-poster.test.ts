import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { longestPoster } from '../../functions/src/contract/poster.ts';
import type { PosterJob } from '../../functions/src/workflows/ports/media.ts';
import { ffmpeg } from '../support/make-clips.ts';
import { mediaWorkshop, never } from '../support/media-workshop.ts';

const { media, normalise, outputPath, outputsFolder } = mediaWorkshop();

let sources: string;
/** Black for 2 s, then white for 2 s. */
let proxy: string;
/** Noise that no encoder makes small. */
let noisy: string;
beforeAll(async () => {
  sources = await mkdtemp(join(tmpdir(), 'media-poster-'));
  const make = async (name: string, filter: string) => {
    const source = join(sources, `${name}.mov`);
    await ffmpeg([...['-f', 'lavfi', '-i', filter, '-t', '4'], ...['-pix_fmt', 'yuv420p', source]]);
    const made = join(sources, `${name}.mp4`);
    await normalise(source, { proxyPath: made, soundPath: join(sources, 'sound') });
    return made;
  };
  const colour = (name: string) => `color=${name}:size=160x90:rate=30:duration=2`;
  proxy = await make('proxy', `${colour('black')}[a];${colour('white')}[b];[a][b]concat`);
  noisy = await make('noisy', 'nullsrc=size=720x1280:rate=2,geq=random(1)*255:128:128');
});
afterAll(() => rm(sources, { recursive: true }));

const taking = (changes: Partial<PosterJob>): PosterJob => ({
  ...{ proxyPath: proxy, posterPath: outputPath('poster.jpg'), seconds: 1, isSeen: true },
  ...{ signal: never, ...changes },
});
const small = (url: string) => Buffer.from(url.replace('data:image/jpeg;base64,', ''), 'base64');
/** As the frame header of a baseline JPEG says it. */
function sizeOf(jpeg: Buffer): { width: number; height: number } {
  const header = jpeg.indexOf(Buffer.from('ffc0', 'hex'));
  return { width: jpeg.readUInt16BE(header + 7), height: jpeg.readUInt16BE(header + 5) };
}
function expectJpeg(bytes: Buffer): void {
  expect(bytes.subarray(0, 3).toString('hex')).toBe('ffd8ff');
  expect(bytes.subarray(-2).toString('hex')).toBe('ffd9');
}

describe('picture', () => {
  it('takes the moment that it is told, large and small', async () => {
    const [black, white] = [
      await media.picture(taking({ seconds: 1 })),
      await media.picture(taking({ seconds: 3 })),
    ];
    expectJpeg(await readFile(outputPath('poster.jpg')));
    for (const url of [black, white]) expectJpeg(small(url));
    expect(black).not.toBe(white);
    expect(await readdir(outputsFolder())).toEqual(['poster.jpg']);
  });

  it('takes no black picture where it is not known who is seen when', async () => {
    const white = await media.picture(taking({ seconds: 3 }));
    expect(await media.picture(taking({ seconds: 1.4, isSeen: false }))).toBe(white);
  });

  it('fits into a summary, whatever is filmed', async () => {
    const url = await media.picture(taking({ proxyPath: noisy, seconds: 2 }));
    expect(url.length).toBeLessThanOrEqual(longestPoster);
    expectJpeg(small(url));
    expect(sizeOf(await readFile(outputPath('poster.jpg'))).height).toBe(640);
    expect(sizeOf(small(url)).height).toBeLessThanOrEqual(96);
  });

  it('leaves nothing behind the end of the video', async () => {
    await expect(media.picture(taking({ seconds: 30 }))).rejects.toThrow();
    expect(await readdir(outputsFolder())).toEqual([]);
  });
});
