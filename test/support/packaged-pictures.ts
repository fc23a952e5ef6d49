import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import recorded from '../fixtures/bodies/recorded-landmarks.json' with { type: 'json' };
import { ffmpeg } from './make-clips.ts';

export type PackagedPicture = (typeof recorded.pictures)[number];
export const packagedPictures: readonly PackagedPicture[] = recorded.pictures;

const functionsRequire = createRequire(
  new URL('../../functions/src/adapters/movenet/movenet.ts', import.meta.url),
);

/** The package's tarball has no photographs of its own, but screenshots of its demos with some. */
export function packagedPicturePath({ file }: { file: string }): string {
  return join(dirname(functionsRequire.resolve('@vladmandic/human')), '..', 'assets', file);
}

/** Parts of them that show no body; in one of the kitchen's the model sees half of one. */
export const emptyPlaces = [
  { name: 'a kitchen', file: 'screenshot-vrm.jpg', left: 476, top: 2, width: 90, height: 150 },
  { name: 'its other side', file: 'screenshot-vrm.jpg', left: 712, top: 4, width: 78, height: 200 },
  {
    name: 'a ceiling with lamps',
    file: 'samples.jpg',
    left: 250,
    top: 200,
    width: 430,
    height: 160,
  },
  { name: 'a hall with plants', file: 'samples.jpg', left: 800, top: 210, width: 400, height: 200 },
  { name: 'a patterned floor', file: 'samples.jpg', left: 760, top: 1095, width: 240, height: 60 },
] as const;

export function cropOf({
  width,
  height,
  left,
  top,
}: Pick<PackagedPicture, 'width' | 'height' | 'left' | 'top'>): string {
  return `crop=${width}:${height}:${left}:${top}:exact=1`;
}

/** Somebody who sways over a grey ground for `seconds`, as a clip of `width` x `height` with sound. */
export async function makePersonClip(
  path: string,
  {
    seconds,
    size = '320x180',
    frameRate = 30,
    soundSeconds = seconds,
  }: { seconds: number; size?: string; frameRate?: number; soundSeconds?: number },
): Promise<string> {
  const [picture] = packagedPictures;
  if (picture === undefined) throw new Error('No picture was recorded.');
  const height = Number(size.split('x')[1]);
  const person = `${cropOf(picture)},scale=-2:${2 * Math.round(height * 0.45)}`;
  const sway = "overlay=x='(W-w)/2+W/8*sin(PI*t)':y='(H-h)/2':eval=frame:shortest=1";
  await ffmpeg([
    ...['-f', 'lavfi', '-i', `color=c=gray:size=${size}:rate=${frameRate}:duration=${seconds}`],
    ...['-loop', '1', '-framerate', String(frameRate), '-i', packagedPicturePath(picture)],
    ...['-f', 'lavfi', '-i', `sine=frequency=440:duration=${soundSeconds}`],
    ...['-filter_complex', `[1:v]${person}[person];[0:v][person]${sway}[out]`],
    ...['-map', '[out]', '-map', '2:a', '-t', String(seconds), '-pix_fmt', 'yuv420p'],
    ...['-preset', 'ultrafast', path],
  ]);
  return path;
}

/** Two seconds of a hall with nobody in it. */
export async function makeEmptyRoomClip(path: string): Promise<string> {
  const [, , , hall] = emptyPlaces;
  await ffmpeg([
    ...['-loop', '1', '-framerate', '15', '-t', '2', '-i', packagedPicturePath(hall)],
    ...['-vf', `${cropOf(hall)},noise=alls=6:allf=t:all_seed=1`, '-pix_fmt', 'yuv420p', path],
  ]);
  return path;
}
