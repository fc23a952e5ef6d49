import { rm } from 'node:fs/promises';
import { bareFfmpeg } from './bare-ffmpeg.ts';

const partSeconds = 4;

/**
 * 720p at 30 frames a second and about 8 Mbit/s, with sound: a few seconds, over and over. All of
 * the picture moves, which takes the meters longest.
 */
export async function makeHdClip(ffmpegPath: string, path: string, seconds: number): Promise<void> {
  const part = `${path}.part.mp4`;
  const picture = `testsrc2=size=1280x720:rate=30:duration=${partSeconds},noise=alls=6:allf=t:all_seed=1`;
  await bareFfmpeg(ffmpegPath, [
    ...['-f', 'lavfi', '-i', picture],
    ...['-f', 'lavfi', '-i', `sine=frequency=440:beep_factor=2:duration=${partSeconds}`],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', '-b:v', '8M'],
    ...['-c:a', 'aac', part],
  ]);
  const repeats = String(seconds / partSeconds - 1);
  await bareFfmpeg(ffmpegPath, ['-stream_loop', repeats, '-i', part, '-c', 'copy', path]);
  await rm(part);
}
