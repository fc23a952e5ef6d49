import { asSeconds } from './as-seconds.ts';
import { proxyDecoders } from './decoded-codecs.ts';
import { type FfmpegCommand, guarded } from './ffmpeg-arguments.ts';

export interface PosterMoment {
  seconds: number;
  /** Whether somebody is known to be seen then; else a usual picture of the next is taken. */
  isSeen: boolean;
}
export interface PosterOptions extends PosterMoment {
  proxyPath: string;
  posterPath: string;
  /** Of each of `smallPosters`. */
  smallPaths: readonly string[];
}

const longestSide = 640;
/** Pictures of which the most usual one is taken: four seconds at 25 a second. */
const chosenFrom = 100;

/**
 * Longest side and coarseness of what may stand in a summary, the finest first: the first that fits is taken. Of
 * five filmed clips 96 pixels take 641 to 1,394 bytes, 80 take 482 to 983, 64 at most 671.
 */
export const smallPosters = [
  { side: 96, coarseness: 7 },
  { side: 80, coarseness: 9 },
  { side: 64, coarseness: 11 },
  { side: 48, coarseness: 14 },
  { side: 32, coarseness: 24 },
] as const;

/** One picture of a proxy as JPEG, and the same in each small size. It is chosen once, then drawn in all sizes. */
export function posterCommand(options: PosterOptions): FfmpegCommand {
  const { proxyPath, posterPath, smallPaths, seconds, isSeen } = options;
  const pictures = [
    { path: posterPath, side: longestSide, coarseness: 4 },
    ...smallPosters.map((small, index) => ({ path: smallPaths[index] ?? '', ...small })),
  ];
  const choose = isSeen ? '' : `thumbnail=${chosenFrom},`;
  const branches = pictures.map((_, index) => `[chosen${index}]`).join('');
  const scaled = pictures.map(
    ({ side }, index) =>
      `[chosen${index}]scale=w='min(${side},iw)':h='min(${side},ih)':force_original_aspect_ratio=decrease:flags=area,format=yuvj420p[picture${index}]`,
  );
  return {
    globalOptions: [
      '-nostdin',
      '-filter_complex',
      [`[0:V:0]${choose}split=${pictures.length}${branches}`, ...scaled].join(';'),
    ],
    inputOptions: [
      ...guarded(['mov'], proxyDecoders),
      ...['-threads', '1', '-an', '-ss', asSeconds(seconds)],
    ],
    inputPath: proxyPath,
    outputs: pictures.map(({ path, coarseness }, index) => ({
      path,
      options: [
        ...['-map', `[picture${index}]`, '-frames:v', '1'],
        // No name of the encoder in each: it would take more than a hundredth of a small one.
        ...['-c:v', 'mjpeg', '-q:v', String(coarseness), '-flags', '+bitexact', '-threads', '1'],
        ...['-f', 'image2', '-update', '1'],
      ],
    })),
  };
}
