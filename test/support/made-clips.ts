import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { path as ffmpegPath } from '@ffmpeg-installer/ffmpeg';
import { execa } from 'execa';

type Bytes = Uint8Array<ArrayBuffer>;

/** A solo dancer at 100 beats a minute, with sound. */
export const sampleFile = new URL('../../scripts/sample/dance-100-bpm.mp4', import.meta.url);

export async function sampleClip(): Promise<Bytes> {
  return new Uint8Array(await readFile(sampleFile));
}

const inputName = 'input.mp4';

/** Runs ffmpeg in a folder of its own, where `input` is, and answers the file that it made. */
export async function makeClip(
  arguments_: readonly string[],
  fileName = 'clip.mp4',
  input: Bytes | null = null,
): Promise<Bytes> {
  const folder = await mkdtemp(join(tmpdir(), 'outside-tests-'));
  try {
    const file = join(folder, fileName);
    if (input !== null) await writeFile(join(folder, inputName), input);
    const quiet = ['-nostdin', '-loglevel', 'error'];
    await execa(ffmpegPath, [...quiet, ...arguments_, file], { cwd: folder });
    return new Uint8Array(await readFile(file));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The first seconds of the sample: enough where a run only has to complete. */
export async function danceClip(): Promise<Bytes> {
  const cut = ['-i', inputName, '-t', '8', '-c', 'copy'];
  return makeClip(cut, 'clip.mp4', await sampleClip());
}

const moving = (seconds: number, size = '160x120'): string[] => [
  '-f',
  'lavfi',
  '-i',
  `testsrc=size=${size}:rate=15:duration=${seconds}`,
];

const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];

export const shortClip = (): Promise<Bytes> => makeClip([...moving(3), ...h264]);

/** Takes the worker long enough to be caught at it: ten seconds 24 times, coded once. */
export async function longClip(): Promise<Bytes> {
  const input = await makeClip([...moving(10, '640x360'), ...h264]);
  return makeClip(['-stream_loop', '23', '-i', inputName, '-c', 'copy'], 'clip.mp4', input);
}

export const matroskaClip = (): Promise<Bytes> => makeClip([...moving(3), ...h264], 'clip.mkv');

/** The index comes first, so that the part which is left still says how long the whole was. */
export const indexFirstClip = (): Promise<Bytes> =>
  makeClip([...moving(10), ...h264, '-movflags', '+faststart']);

export const soundOnlyClip = (): Promise<Bytes> =>
  makeClip(['-f', 'lavfi', '-i', 'sine=frequency=440:duration=3', '-c:a', 'aac']);

/** 2 hours in few bytes: one small grey picture a second. */
export const twoHourClip = (): Promise<Bytes> =>
  makeClip(['-f', 'lavfi', '-i', 'color=c=gray:size=16x16:rate=1:duration=7200', ...h264]);

export function firstPart(bytes: Bytes, share: number): Bytes {
  return bytes.slice(0, Math.floor(bytes.byteLength * share));
}

export function textBytes(text: string): Bytes {
  return new TextEncoder().encode(text);
}
