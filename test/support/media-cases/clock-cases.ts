import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ffmpeg } from '../make-clips.ts';
import { avi, flv, mp2, vp8 } from './codecs.ts';
import { type Film, film } from './film.ts';
import type { Expected, MediaCase } from './media-case.ts';

function filmed(
  name: string,
  file: string,
  contentType: string,
  changes: Film,
  shows: Expected = {},
): MediaCase {
  return { name, contentType, make: (folder) => film(join(folder, file), changes), shows };
}

function rewritten(
  name: string,
  file: string,
  contentType: string,
  rewrite: (bytes: Buffer) => Buffer,
  changes: Film = {},
): MediaCase {
  return {
    name,
    contentType,
    async make(folder) {
      const path = await film(join(folder, file), changes);
      await writeFile(path, rewrite(await readFile(path)));
      return path;
    },
    shows: {},
  };
}

/** A recorder of a telephone: each frame a little late, on a clock of its own, and at the end late. */
function recorder(name: string, timeScale: number, frameRate: number, seconds: number): MediaCase {
  const tick = timeScale / frameRate;
  const jitter = `floor(${tick / 8}*random(3))*gt(N\\,0)`;
  const late = `7*eq(N\\,${seconds * frameRate - 1})`;
  return filmed(name, 'recorder.mp4', 'video/mp4', {
    seconds,
    frameRate,
    picture: `settb=1/${timeScale},setpts='N*${tick}+${jitter}+${late}'`,
    options: [
      ...['-vsync', 'passthrough', '-enc_time_base', `1:${timeScale}`],
      ...['-video_track_timescale', `${timeScale}`],
    ],
  });
}

function varied(
  name: string,
  picture: string,
  changes: Film = {},
  shows: Expected = {},
): MediaCase {
  const options = ['-vsync', 'vfr', '-video_track_timescale', '90000'];
  return filmed(name, 'varied.mp4', 'video/mp4', { ...changes, picture, options }, shows);
}

const still = (seconds: number, frameRate: number, shows: Expected): MediaCase => ({
  name: `one picture at ${frameRate} under ${seconds} s of music`,
  contentType: 'video/mp4',
  async make(folder) {
    const path = await film(join(folder, 'plain.mp4'), { seconds, frameRate });
    const one = join(folder, 'one.mp4');
    await ffmpeg(['-i', path, '-map', '0:v', '-frames:v', '1', '-c', 'copy', one]);
    const target = join(folder, 'still.mp4');
    await ffmpeg(['-i', one, '-i', path, '-map', '0:v', '-map', '1:a', '-c', 'copy', target]);
    return target;
  },
  shows,
});

/** A recorder that writes no frame while nothing moves ends its picture before its sound. */
const endsEarly: MediaCase = {
  name: 'a picture that ends before its sound',
  contentType: 'video/mp4',
  async make(folder) {
    const path = await film(join(folder, 'plain.mp4'), { seconds: 10 });
    const target = join(folder, 'early.mp4');
    const streams = ['-map', '0:v', '-map', '1:a', '-c', 'copy'];
    await ffmpeg(['-t', '6', '-i', path, '-i', path, ...streams, target]);
    return target;
  },
  shows: { seconds: [0, 6] },
};

const few = (frames: number, frameRate: number): MediaCase =>
  filmed(
    `${frames} frames at ${frameRate}`,
    'few.mp4',
    'video/mp4',
    { seconds: 1, frameRate, soundCodec: null, options: ['-frames:v', String(frames)] },
    { bpm: null, score: null, frameRate: frames > 1 ? Math.min(30, frameRate) : 30, seconds: null },
  );

const screen: Expected = { seconds: [0, 13], score: 80 };

/** Clocks and rates, and how a file begins and ends. */
export const clockCases: readonly MediaCase[] = [
  recorder('a recorder that counts 90,000ths', 90_000, 30, 12),
  recorder('a recorder that counts 90,000ths, at 60', 90_000, 60, 10),
  recorder('a recorder that counts microseconds', 1_000_000, 30, 10),
  recorder('a recorder that counts 600ths', 600, 30, 9),
  varied(
    'a still screen before the dance',
    'select=eq(n\\,0)+gte(t\\,4)',
    { seconds: 13, danceFrom: 4, frameRate: 60, bpm: 120 },
    screen,
  ),
  varied(
    'a still screen after the dance',
    'select=lt(t\\,9)+gte(t\\,12.9)',
    { seconds: 13, danceUntil: 9, frameRate: 60, bpm: 120 },
    screen,
  ),
  varied(
    'every other frame left out',
    'select=not(mod(n\\,2))',
    { seconds: 12 },
    { frameRate: 15 },
  ),
  varied(
    'rows of frames left out',
    'select=lt(mod(n\\,6)\\,3)',
    { seconds: 12 },
    { seconds: [0, 11.87] },
  ),
  filmed('slow motion at 240', 'slow.mov', 'video/quicktime', { frameRate: 240, seconds: 6 }),
  filmed(
    'film at 24000/1001',
    'film.mp4',
    'video/mp4',
    { frameRate: 24_000 / 1001 },
    { frameRate: 23.98 },
  ),
  endsEarly,
  few(1, 240),
  few(2, 120),
  few(1, 24),
  few(1, 25),
  few(1, 29.97),
  few(2, 24),
  few(2, 29.97),
  still(8, 25, { seconds: null, frameRate: 30, score: null }),
  still(5, 24, { seconds: null, frameRate: 30, score: null }),
  filmed('a transport stream', 'camera.ts', 'video/mp2t', {}),
  filmed('a camcorder', 'camera.m2ts', 'video/mp2t', {
    options: ['-f', 'mpegts', '-mpegts_m2ts_mode', '1'],
  }),
  filmed('a live recording of a browser', 'live.webm', 'video/webm', {
    videoCodec: vp8,
    soundCodec: ['-c:a', 'libopus'],
    options: ['-live', '1'],
  }),
  filmed('a fragmented file', 'fragments.mp4', 'video/mp4', {
    options: ['-movflags', '+frag_keyframe+empty_moov+default_base_moof'],
  }),
  filmed('a clock that begins at 50,000 s', 'huge.mkv', 'video/x-matroska', {
    options: ['-output_ts_offset', '50000'],
  }),
  {
    name: 'sound that changes its rate and channels',
    contentType: 'video/mp2t',
    async make(folder) {
      const path = await film(join(folder, 'plain.mp4'));
      const parts = [join(folder, 'stereo.ts'), join(folder, 'mono.ts')] as const;
      const copied = ['-c:v', 'copy', ...mp2];
      await ffmpeg(['-i', path, '-t', '4', ...copied, '-ac', '2', parts[0]]);
      const later = ['-ac', '1', '-ar', '48000', '-output_ts_offset', '4'];
      await ffmpeg(['-ss', '4', '-i', path, ...copied, ...later, parts[1]]);
      const target = join(folder, 'joined.ts');
      await writeFile(
        target,
        Buffer.concat(await Promise.all(parts.map((part) => readFile(part)))),
      );
      return target;
    },
    // The codec begins anew, a little late, where the second recording does.
    shows: { score: 80 },
  },
  rewritten(
    'a RIFF that counts its own header',
    'riff.avi',
    'video/x-msvideo',
    (bytes) => {
      bytes.writeUInt32LE(bytes.length, 4);
      return bytes;
    },
    avi,
  ),
  rewritten(
    'a RIFF that counts too little',
    'riff.avi',
    'video/x-msvideo',
    (bytes) => {
      bytes.writeUInt32LE(bytes.length - 100, 4);
      return bytes;
    },
    avi,
  ),
  rewritten(
    'no size behind the last tag',
    'tags.flv',
    'video/x-flv',
    (bytes) => bytes.subarray(0, -4),
    flv,
  ),
  rewritten(
    'zeros behind the last tag',
    'tags.flv',
    'video/x-flv',
    (bytes) => Buffer.concat([bytes.subarray(0, -4), Buffer.alloc(300)]),
    flv,
  ),
  rewritten('a trailer of the camera', 'trailer.mp4', 'video/mp4', (bytes) =>
    Buffer.concat([bytes, Buffer.from('SEFH'), Buffer.alloc(900, 7)]),
  ),
];
