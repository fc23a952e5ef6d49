import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findBinaries } from '../../functions/src/adapters/ffmpeg/find-binaries.ts';

/** Where the tools are looked for while testing. */
export const localBinaries = {
  ffmpegPath: process.env['FFMPEG_PATH'] ?? null,
  ffprobePath: process.env['FFPROBE_PATH'] ?? null,
  searchPath: process.env['PATH'] ?? '',
  deployed: false,
};

export interface Clip {
  seconds?: number;
  size?: string;
  frameRate?: number;
  picture?: boolean;
  sound?: boolean;
  /** Output options that differ, such as codecs. */
  options?: readonly string[];
}

/** Writes a moving test picture with a tone; the extension of `path` decides the container. */
export async function makeClip(path: string, clip: Clip = {}): Promise<string> {
  const { seconds = 1, size = '160x90', frameRate = 15, picture = true, sound = true } = clip;
  await ffmpeg([
    ...(picture ? lavfi(`testsrc2=size=${size}:rate=${frameRate}:duration=${seconds}`) : []),
    ...(sound ? lavfi(`sine=frequency=440:duration=${seconds}`) : []),
    ...(picture && !path.endsWith('.webm') ? ['-pix_fmt', 'yuv420p'] : []),
    ...(path.endsWith('.webm') ? ['-deadline', 'realtime', '-cpu-used', '8'] : []),
    ...(clip.options ?? []),
    path,
  ]);
  return path;
}

/** Runs the real ffmpeg; rejects with its messages. */
export async function ffmpeg(options: readonly string[]): Promise<void> {
  const { ffmpegPath } = await findBinaries(localBinaries);
  await promisify(execFile)(ffmpegPath, ['-nostdin', '-loglevel', 'error', '-y', ...options]);
}

function lavfi(source: string): string[] {
  return ['-f', 'lavfi', '-i', source];
}
