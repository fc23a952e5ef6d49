import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { findFfmpeg } from '../find-ffmpeg.ts';
import type { Clip } from './clip.ts';
import { drawFrames } from './draw-frames.ts';
import { frameHeight, frameWidth } from './frame-size.ts';
import { playSound, sampleRate } from './play-sound.ts';

/** Writes a clip as a phone would: H.264 and AAC in MP4. */
export async function makeClip(clip: Clip, folder: string): Promise<string> {
  const videoPath = path.join(folder, 'clip.mp4');
  const sound = playSound(clip.sound, clip.seconds);
  const soundPath = path.join(folder, 'sound.f64');
  if (sound !== null) await writeFile(soundPath, new Uint8Array(sound.buffer));
  const unturned = clip.file.rotated ? path.join(folder, 'unturned.mp4') : videoPath;
  await encode(clip, sound === null ? null : soundPath, unturned);
  if (clip.file.rotated) await turn(unturned, videoPath);
  return videoPath;
}

async function encode(clip: Clip, soundPath: string | null, to: string): Promise<void> {
  const { file } = clip;
  const filters = [
    ...(file.variableFrameRate ? ["select='gt(mod(n\\,7)\\,0)*gt(mod(n\\,11)\\,0)'"] : []),
    ...(file.rotated ? ['transpose=clock'] : []),
  ];
  const child = spawn(
    await findFfmpeg(),
    [
      ['-loglevel', 'error', '-y', '-f', 'rawvideo', '-pix_fmt', 'gray'],
      ['-s', `${frameWidth}x${frameHeight}`, '-r', String(file.frameRate), '-i', 'pipe:0'],
      soundPath === null
        ? []
        : ['-f', 'f64le', '-ar', String(sampleRate), '-ac', '1', '-i', soundPath],
      filters.length === 0 ? [] : ['-vf', filters.join(',')],
      ['-vsync', 'vfr', '-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '20'],
      ['-pix_fmt', 'yuv420p', '-c:a', 'aac', '-ac', String(file.channels), '-shortest', to],
    ].flat(),
    { stdio: ['pipe', 'ignore', 'inherit'] },
  );
  const ended = once(child, 'close');
  await pipeline(Readable.from(copied(drawFrames(clip))), child.stdin);
  await expectSuccess(ended);
}

/** The generator draws each frame into the same bytes. */
function* copied(frames: Iterable<Uint8Array>): Generator<Uint8Array> {
  for (const frame of frames) yield Uint8Array.from(frame);
}

async function turn(from: string, to: string): Promise<void> {
  const options = ['-loglevel', 'error', '-y', '-i', from];
  const child = spawn(
    await findFfmpeg(),
    [...options, '-c', 'copy', '-metadata:s:v:0', 'rotate=90', to],
    { stdio: 'inherit' },
  );
  await expectSuccess(once(child, 'close'));
}

async function expectSuccess(ended: Promise<unknown[]>): Promise<void> {
  const [code] = await ended;
  if (code !== 0) throw new Error(`ffmpeg ended with ${String(code)} while it made a clip.`);
}
