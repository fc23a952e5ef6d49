import path from 'node:path';
import { ROOT } from '../../scripts/stack/paths.ts';
import { bareFfmpeg } from './bare-ffmpeg.ts';

/** 720p at 30 frames a second, with sound: the drawn couple of the sample data, again and again. */
export async function makeCoupleClip(
  ffmpegPath: string,
  clipPath: string,
  seconds: number,
): Promise<void> {
  const sample = path.join(ROOT, 'scripts/sample/couple-100-bpm.mp4');
  const picture = 'fps=30,scale=960:720,pad=1280:720:-1:-1:white,format=yuv420p';
  await bareFfmpeg(ffmpegPath, [
    ...['-stream_loop', '-1', '-i', sample, '-t', String(seconds), '-vf', picture],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-c:a', 'aac', clipPath],
  ]);
}
