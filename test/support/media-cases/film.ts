import { ffmpeg } from '../make-clips.ts';

/** A dance whose every frame tells its time, which way is up, and the beat. */
export interface Film {
  seconds?: number;
  bpm?: number;
  frameRate?: number;
  /** Until when the dancer stands, and from when on. */
  danceFrom?: number;
  danceUntil?: number;
  /** A filter of the picture, such as `select=…`. */
  picture?: string;
  /** A filter of the sound. */
  sound?: string;
  /** Null: none. */
  soundCodec?: readonly string[] | null;
  videoCodec?: readonly string[];
  /** Output options that differ. */
  options?: readonly string[];
}

export const filmSize = { width: 640, height: 360 };

/** The clock is a white block at the bottom: where its left edge is at a second, in pixels. */
export const clock = { left: 120, pixelsPerSecond: 30, width: 22, top: 330, height: 20 };

export const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '60'];
export const aac = ['-c:a', 'aac', '-b:a', '64k'];

/**
 * Up to 14 s: red, green / blue, yellow corners; a clock; a block that glides between two places and
 * rests at each on the beat of a click.
 */
export async function film(path: string, changes: Film = {}): Promise<string> {
  const { seconds = 8, bpm = 110, frameRate = 30, soundCodec = aac, videoCodec = h264 } = changes;
  const { danceFrom = 0, danceUntil = seconds, picture = 'null', sound = 'anull' } = changes;
  const beat = 60 / bpm;
  const { width, height } = filmSize;
  const corner = (x: string, y: string, colour: string) =>
    `drawbox=${x}:${y}:${width / 8}:${height / 8}:${colour}:fill`;
  const danced = `max(0,min(t,${danceUntil})-${danceFrom})`;
  const left = `(W-w)/2+(W/4)*cos(PI*${danced}/${beat})`;
  const filters = [
    `[0]${corner('0', '0', 'red')},${corner(`iw-${width / 8}`, '0', 'lime')}`,
    `${corner('0', `ih-${height / 8}`, 'blue')},${corner(`iw-${width / 8}`, `ih-${height / 8}`, 'yellow')}[room]`,
  ].join(',');
  const drawn = [
    filters,
    `[room][1]overlay=x='${left}':y=100:eval=frame:format=yuv444[danced]`,
    `[danced][2]overlay=x='${clock.left}+${clock.pixelsPerSecond}*t':y=${clock.top}:eval=frame:format=yuv444,format=yuv420p,${picture}[v]`,
    soundCodec === null ? '[3]anullsink' : `[3]${sound}[a]`,
  ].join(';');
  const colour = (name: string, size: string) => [
    ...['-f', 'lavfi', '-i', `color=c=${name}:s=${size}:r=${frameRate}:d=${seconds}`],
  ];
  const click = `0.8*sin(2*PI*880*t)*exp(-40*mod(t\\,${beat}))`;
  await ffmpeg([
    ...colour('gray', `${width}x${height}`),
    ...colour('white', `${width / 8}x150`),
    ...colour('white', `${clock.width}x${clock.height}`),
    ...['-f', 'lavfi', '-i', `aevalsrc='${click}':s=44100:d=${seconds}`],
    ...['-filter_complex', drawn, '-map', '[v]', ...videoCodec],
    ...(soundCodec === null ? [] : ['-map', '[a]', ...soundCodec]),
    ...(changes.options ?? []),
    path,
  ]);
  return path;
}
