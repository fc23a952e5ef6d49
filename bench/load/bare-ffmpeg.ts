import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** ffmpeg started as from a shell; rejects with its messages. */
export async function bareFfmpeg(
  ffmpegPath: string,
  commandLine: readonly string[],
): Promise<void> {
  await promisify(execFile)(ffmpegPath, ['-nostdin', '-loglevel', 'error', '-y', ...commandLine]);
}

/** What anybody would type for the proxy alone: one decode, one scale, one encode of each stream. */
export function proxyCommandLine(sourcePath: string, proxyPath: string): string[] {
  return [
    ...['-threads', '2', '-i', sourcePath],
    ...['-vf', 'fps=30,scale=1280:720:flags=bilinear,setsar=1,format=yuv420p'],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-maxrate', '2500k', '-bufsize', '5000k'],
    ...['-threads', '2', '-ac', '1', '-ar', '48000', '-c:a', 'aac', '-b:a', '96k'],
    ...['-map_metadata', '-1', '-movflags', '+faststart', proxyPath],
  ];
}
