import { proxyDecoders } from './decoded-codecs.ts';
import { type FfmpegCommand, guarded, workerCores } from './ffmpeg-arguments.ts';
import type { PictureSize } from './picture-size.ts';

/** Enough for a preview on a telephone; the models themselves look at 192 or 256 pixels. */
const longestSide = 480;
const usualFramesPerSecond = 10;
/** The model of several takes two and a half times as long a look (decision 047). */
const looksPerSecondAtSeveral = 5;

/** Every how many frames of the proxy the body is looked for; 0 asks for about ten a second. */
export function frameStep(frameRate: number, interval: number): number {
  return interval > 0 ? interval : Math.max(1, Math.round(frameRate / usualFramesPerSecond));
}

/** The same where several bodies are looked for; 0 asks for about five a second. */
export function severalStep(frameRate: number, interval: number): number {
  return interval > 0 ? interval : Math.max(1, Math.round(frameRate / looksPerSecondAtSeveral));
}

/** Of the pictures in which the body is looked for, and of the preview: even, as H.264 wants it. */
export function bodyFrameSize({ width, height }: PictureSize): PictureSize {
  const factor = Math.min(1, longestSide / Math.max(width, height));
  const even = (length: number) => Math.max(2, 2 * Math.round((length * factor) / 2));
  return { width: even(width), height: even(height) };
}

/** Every Nth frame of the proxy as raw RGB, to the standard output. */
export function bodyFramesCommand(
  proxyPath: string,
  { width, height }: PictureSize,
  step: number,
): FfmpegCommand {
  const filters = `framestep=${step},scale=${width}:${height}:flags=bilinear,format=rgb24`;
  return {
    globalOptions: ['-nostdin'],
    inputOptions: [...guarded(['mov'], proxyDecoders), '-threads', workerCores],
    inputPath: proxyPath,
    outputs: [{ path: null, options: ['-map', '0:V:0', '-vf', filters, '-f', 'rawvideo'] }],
  };
}

/** The same frames, drawn on and read from the standard input, with the proxy's sound. */
export function previewCommand(
  { proxyPath, previewPath }: { proxyPath: string; previewPath: string },
  { width, height }: PictureSize,
  framesPerSecond: number,
): FfmpegCommand {
  const drawn = ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${width}x${height}`];
  return {
    globalOptions: ['-nostdin'],
    // The drawn frames are a first input of their own, so the proxy is the second.
    inputOptions: [
      ...drawn,
      '-r',
      String(framesPerSecond),
      '-i',
      'pipe:0',
      ...guarded(['mov'], proxyDecoders),
    ],
    inputPath: proxyPath,
    outputs: [
      {
        path: previewPath,
        options: [
          ...['-map', '0:v', '-map', '1:a?', '-c:a', 'copy'],
          ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '26', '-pix_fmt', 'yuv420p'],
          ...['-threads', '1', '-movflags', '+faststart', '-f', 'mp4'],
        ],
      },
    ],
  };
}
