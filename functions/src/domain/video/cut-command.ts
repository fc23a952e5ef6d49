import { asSeconds } from './as-seconds.ts';
import { proxyDecoders } from './decoded-codecs.ts';
import {
  type FfmpegCommand,
  guarded,
  mp4,
  pictureCodec,
  soundCodec,
  workerCores,
} from './ffmpeg-arguments.ts';

export interface CutOptions {
  proxyPath: string;
  clipPath: string;
  startSeconds: number;
  endSeconds: number;
}

/** One part of a proxy as a video of its own; encoded anew, since a copy begins at a key frame alone. */
export function cutCommand(options: CutOptions): FfmpegCommand {
  const { proxyPath, clipPath, startSeconds, endSeconds } = options;
  const seconds = endSeconds - startSeconds;
  const streams = ['-map', '0:v:0', '-map', '0:a:0?'];
  const output = [
    '-t',
    asSeconds(seconds),
    ...streams,
    ...pictureCodec,
    ...soundCodec,
    ...mp4(seconds),
  ];
  return {
    globalOptions: ['-nostdin'],
    inputOptions: [
      ...guarded(['mov'], proxyDecoders),
      '-threads',
      workerCores,
      '-ss',
      asSeconds(startSeconds),
    ],
    inputPath: proxyPath,
    outputs: [{ path: clipPath, options: output }],
  };
}
