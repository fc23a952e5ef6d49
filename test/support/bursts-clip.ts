import { makeClip } from './made-clips.ts';
import type { Peak } from './planted-peaks.ts';

/** A box that sways during each of the bursts and stands still else, with a tone. */
export function burstsClip(
  seconds: number,
  bursts: readonly Pick<Peak, 'at' | 'seconds'>[],
): Promise<Uint8Array<ArrayBuffer>> {
  const within = bursts
    .map(({ at, seconds: long }) => `between(t,${at - long / 2},${at + long / 2})`)
    .join('+');
  const box = `overlay=x='65+50*sin(2*PI*t)*(${within})':y=30:eval=frame`;
  return makeClip([
    ...['-f', 'lavfi', '-i', `color=gray:size=160x90:rate=15:duration=${seconds}`],
    ...['-f', 'lavfi', '-i', `color=white:size=30x40:rate=15:duration=${seconds}`],
    ...['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`],
    ...['-filter_complex', `[0][1]${box}[picture]`, '-map', '[picture]', '-map', '2:a'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'],
  ]);
}
