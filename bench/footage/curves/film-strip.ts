import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findFfmpeg } from '../../load/find-ffmpeg.ts';

export const stripFrames = 12;
export const stripFrame = { width: 180, height: 136 } as const;
const mostBytes = 4 * 2 ** 20;

/** Frames of a clip, evenly from its beginning to its end, side by side in one JPEG. */
export async function filmStrip(clipPath: string, seconds: number): Promise<Uint8Array> {
  const { width, height } = stripFrame;
  const filters = [
    `fps=${stripFrames / seconds}:start_time=0`,
    `scale=${width}:${height}:force_original_aspect_ratio=decrease`,
    `pad=${width}:${height}:-1:-1:white,tile=${stripFrames}x1`,
  ];
  const { stdout } = await promisify(execFile)(
    await findFfmpeg(),
    [
      ...['-nostdin', '-loglevel', 'error', '-i', clipPath, '-vf', filters.join(',')],
      ...['-frames:v', '1', '-q:v', '5', '-f', 'mjpeg', 'pipe:1'],
    ],
    { encoding: 'buffer', maxBuffer: mostBytes },
  );
  return stdout;
}
