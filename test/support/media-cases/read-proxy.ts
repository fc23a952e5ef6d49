import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findBinaries } from '../../../functions/src/adapters/ffmpeg/find-binaries.ts';
import { localBinaries } from '../make-clips.ts';
import { clock, filmSize } from './film.ts';

const { width, height } = filmSize;
const frameBytes = width * height * 3;

/** The frames of a proxy as RGB of the film's size; of a proxy that is upright by itself. */
export async function readFrames(path: string): Promise<Buffer[]> {
  const { ffmpegPath } = await findBinaries(localBinaries);
  const filters = `scale=${width}:${height},format=rgb24`;
  const { stdout } = await promisify(execFile)(
    ffmpegPath,
    ['-nostdin', '-loglevel', 'error', '-i', path, '-vf', filters, '-f', 'rawvideo', '-'],
    { encoding: 'buffer', maxBuffer: 2 ** 30 },
  );
  return Array.from({ length: stdout.length / frameBytes }, (_, index) =>
    stdout.subarray(index * frameBytes, (index + 1) * frameBytes),
  );
}

function pixel(frame: Buffer, x: number, y: number): [red: number, green: number, blue: number] {
  const at = 3 * (y * width + x);
  return [frame[at] ?? 0, frame[at + 1] ?? 0, frame[at + 2] ?? 0];
}

/** The colours of the corners from the upper left on, clockwise. */
export function cornersOf(frame: Buffer): string[] {
  const [x, y] = [Math.round(width / 16), Math.round(height / 16)];
  return [
    [x, y],
    [width - x, y],
    [width - x, height - y],
    [x, height - y],
  ].map(([column = 0, row = 0]) => colourOf(pixel(frame, column, row)));
}

function colourOf([red, green, blue]: readonly number[]): string {
  const isOn = (level = 0) => level > 120;
  if (isOn(red) && isOn(green)) return 'yellow';
  if (isOn(red)) return 'red';
  if (isOn(green)) return 'green';
  return isOn(blue) ? 'blue' : 'dark';
}

export const upright = ['red', 'green', 'yellow', 'blue'];

/** What second the clock shows; null where it is not to be seen. */
export function secondsShown(frame: Buffer): number | null {
  const row = clock.top + clock.height / 2;
  let sum = 0;
  let lit = 0;
  for (let x = clock.left - clock.width; x < width - width / 8; x++) {
    if (Math.min(...pixel(frame, x, row)) < 190) continue;
    sum += x;
    lit++;
  }
  if (lit < clock.width / 2) return null;
  return (sum / lit - clock.left - (clock.width - 1) / 2) / clock.pixelsPerSecond;
}

/** Mean light of all frames, 0..255. */
export function meanLight(frames: readonly Buffer[]): number {
  let sum = 0;
  let count = 0;
  for (const frame of frames) {
    for (let at = 0; at < frame.length; at += 3) {
      const [red, green, blue] = [frame[at] ?? 0, frame[at + 1] ?? 0, frame[at + 2] ?? 0];
      sum += 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      count++;
    }
  }
  return sum / count;
}
