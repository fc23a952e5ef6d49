import { bareFfmpeg } from './bare-ffmpeg.ts';

/**
 * 30 seconds of 1080p at 30 frames a second and about 12 Mbit/s, with sound, as a phone would
 * record them; the noise keeps the encoders as busy as a camera's would.
 */
export async function makeFullHdClip(ffmpegPath: string, path: string): Promise<void> {
  const picture = 'testsrc2=size=1920x1080:rate=30:duration=30,noise=alls=6:allf=t:all_seed=1';
  await bareFfmpeg(ffmpegPath, [
    ...['-f', 'lavfi', '-i', picture],
    ...['-f', 'lavfi', '-i', 'sine=frequency=440:beep_factor=2:duration=30'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-b:v', '12M'],
    ...['-c:a', 'aac', path],
  ]);
}
