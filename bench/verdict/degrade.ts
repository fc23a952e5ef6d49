import { bareFfmpeg } from '../load/bare-ffmpeg.ts';

/** Two stops are a quarter of the light: by BT.1886's gamma of 2.4, so much of each value. */
const twoStops = (0.25 ** (1 / 2.4)).toFixed(3);
const darker = `romax=${twoStops}:gomax=${twoStops}:bomax=${twoStops}`;

/** What may be wrong with a recording, as ffmpeg makes it of one that is right. */
export const degradations = {
  'half the size': { filter: 'scale=trunc(iw/4)*2:trunc(ih/4)*2' },
  'two stops darker': { filter: `colorlevels=${darker},format=yuv420p` },
  blurred: { filter: 'gblur=sigma=4' },
  '12 frames a second': { filter: 'fps=12' },
  'its first half': { filter: 'null', share: 0.5 },
} as const satisfies Record<string, Degradation>;

interface Degradation {
  filter: string;
  /** Of the clip's length; all of it where it is left out. */
  share?: number;
}

export async function degrade(
  ffmpegPath: string,
  { path, seconds }: { path: string; seconds: number },
  { filter, share = 1 }: Degradation,
  degradedPath: string,
): Promise<void> {
  const even = 'scale=trunc(iw/2)*2:trunc(ih/2)*2,format=yuv420p';
  await bareFfmpeg(ffmpegPath, [
    ...['-i', path, '-t', String(seconds * share), '-vf', `${filter},${even}`],
    ...['-map', '0:v:0', '-map', '0:a:0?', '-c:v', 'libx264', '-preset', 'veryfast'],
    ...['-crf', '18', '-c:a', 'aac', degradedPath],
  ]);
}
