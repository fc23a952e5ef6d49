import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ffmpeg } from '../make-clips.ts';
import { vp8 } from './codecs.ts';
import { film, filmSize } from './film.ts';
import { joinIvf } from './join-ivf.ts';
import type { Expected, MediaCase } from './media-case.ts';
import { layPictures, unit } from './mov-boxes.ts';
import { upright } from './read-proxy.ts';

const { width, height } = filmSize;
const u = unit;
const portrait = { width: height, height: width };
const hevc10 = [
  ...['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=none'],
  ...['-pix_fmt', 'yuv420p10le', '-tag:v', 'hvc1'],
];

/** Filmed with the telephone held as `turned` says; the matrix turns it back. */
function laid(name: string, turned: string, matrix: readonly number[], shows: Expected): MediaCase {
  return {
    name: `a picture that lies ${name}`,
    contentType: 'video/quicktime',
    async make(folder) {
      const path = await film(join(folder, 'plain.mov'), { picture: turned });
      await writeFile(path, layPictures(await readFile(path), matrix));
      return path;
    },
    shows,
  };
}

function coded(
  name: string,
  file: string,
  contentType: string,
  changes: Parameters<typeof film>[1],
  shows: Expected = {},
): MediaCase {
  return { name, contentType, make: (folder) => film(join(folder, file), changes), shows };
}

/** Two or more recordings of different sizes in one track of VP8, as WebRTC writes them. */
function resized(name: string, sizes: readonly string[], shows: Expected): MediaCase {
  return {
    name,
    contentType: 'video/webm',
    async make(folder) {
      const parts: string[] = [];
      for (const [index, size] of sizes.entries()) {
        const from = `trim=start=${3 * index}:end=${3 * index + 3},setpts=PTS-STARTPTS`;
        const picture = `${from},scale=${size}`;
        const part = join(folder, `${index}.ivf`);
        const seconds = 3 * sizes.length;
        parts.push(await film(part, { seconds, picture, soundCodec: null, videoCodec: vp8 }));
      }
      const joined = join(folder, 'joined.ivf');
      await writeFile(joined, joinIvf(await Promise.all(parts.map((part) => readFile(part)))));
      const sound = await film(join(folder, 'sound.mp4'), { seconds: 3 * sizes.length });
      const target = join(folder, 'resized.webm');
      const streams = ['-map', '0:v', '-map', '1:a', '-c:v', 'copy', '-c:a', 'libopus'];
      await ffmpeg(['-i', joined, '-i', sound, ...streams, target]);
      return target;
    },
    shows,
  };
}

/** Takes of different sizes behind one another, each with a sample entry of its own, on their side. */
const joinedOnItsSide: MediaCase = {
  name: 'a turned recording whose size changes',
  contentType: 'video/quicktime',
  async make(folder) {
    const list: string[] = [];
    for (const [index, size] of ['320:180', '640:360'].entries()) {
      const from = `trim=start=${3 * index}:end=${3 * index + 3},setpts=PTS-STARTPTS`;
      const picture = `${from},scale=${size},transpose=2`;
      const part = join(folder, `${index}.mp4`);
      list.push(`file '${await film(part, { seconds: 6, picture, soundCodec: null })}'`);
    }
    await writeFile(join(folder, 'list.txt'), list.join('\n'));
    const sound = await film(join(folder, 'sound.mp4'), { seconds: 6 });
    const target = join(folder, 'joined.mov');
    const takes = ['-f', 'concat', '-safe', '0', '-i', join(folder, 'list.txt')];
    await ffmpeg([...takes, '-i', sound, '-map', '0:v', '-map', '1:a', '-c', 'copy', target]);
    await writeFile(target, layPictures(await readFile(target), [0, u, -u, 0, height * u, 0]));
    return target;
  },
  shows: { seconds: [0, 6] },
};

/** What a picture shows, of a size and lie of its own. */
export const pictureCases: readonly MediaCase[] = [
  joinedOnItsSide,
  laid('on its left side', 'transpose=2', [0, u, -u, 0, height * u, 0], {}),
  laid('on its right side', 'transpose=1', [0, -u, u, 0, 0, width * u], {}),
  laid('on its head', 'hflip,vflip', [-u, 0, 0, -u, width * u, height * u], {}),
  laid('as a selfie does', 'hflip', [-u, 0, 0, u, width * u, 0], {}),
  laid('upright by its side', 'null', [0, u, -u, 0, height * u, 0], {
    size: portrait,
    corners: ['blue', 'red', 'green', 'yellow'],
    seconds: null,
  }),
  coded('pixels that are not square', 'wide.mp4', 'video/mp4', {
    picture: 'scale=320:360,setsar=2',
  }),
  coded('HEVC in ten bits', 'ten.mov', 'video/quicktime', { videoCodec: hevc10 }),
  coded('H.264 in 4:4:4, of an odd size', 'odd.mp4', 'video/mp4', {
    picture: 'scale=641:361',
    videoCodec: ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv444p'],
  }),
  coded('full range', 'full.mp4', 'video/mp4', {
    picture: 'scale=out_range=pc,format=yuvj420p',
    videoCodec: ['-c:v', 'libx264', '-preset', 'ultrafast', '-color_range', 'pc'],
  }),
  coded('MPEG-4 in 3GP', 'old.3gp', 'video/3gpp', { videoCodec: ['-c:v', 'mpeg4', '-q:v', '5'] }),
  coded('ProRes with PCM', 'editor.mov', 'video/quicktime', {
    videoCodec: ['-c:v', 'prores_ks', '-pix_fmt', 'yuv422p10le'],
    soundCodec: ['-c:a', 'pcm_s24le'],
  }),
  coded(
    'interlaced MPEG-2',
    'tape.mpg',
    'video/mpeg',
    {
      frameRate: 50,
      picture: 'interlace=lowpass=off',
      videoCodec: ['-c:v', 'mpeg2video', '-flags', '+ildct+ilme', '-q:v', '4'],
      soundCodec: ['-c:a', 'mp2', '-b:a', '128k'],
    },
    { frameRate: 25 },
  ),
  resized('a recording that grows', ['160x90', '320x180', '640x360'], { seconds: [0, 9] }),
  resized('a recording that shrinks', ['640x360', '320x180'], { seconds: [0, 6] }),
  resized('a telephone turned while a browser records', ['640x360', '360x640'], {
    seconds: null,
    corners: upright,
  }),
];
