import { signalFormat } from '../../signal/signal-format.ts';
import { asSeconds } from './as-seconds.ts';
import type { PicturePlan } from './decoding-plan.ts';
import { asOption } from './frame-rate.ts';
import type { PictureSize } from './picture-size.ts';
import { tellFirstPicture, tellLyingSize, tellSize } from './told-by-ffmpeg.ts';
import { toneMapFilters } from './tone-map.ts';
import { isTransposed } from './turn-filters.ts';

/** Where within what is decoded the part to keep lies, in seconds of the input's clock. */
export interface Part {
  startSeconds: number;
  endSeconds: number;
}

const largest: PictureSize = { width: 1280, height: 720 };

/** The proxy's frame for pictures of a size: within 1280 x 720, never enlarged, even. */
export function frameFor({ width, height }: PictureSize): PictureSize {
  const factor = Math.min(1, largest.width / width, largest.height / height);
  const even = (length: number) => Math.max(2, 2 * Math.floor((length * factor) / 2 + 0.001));
  return { width: even(width), height: even(height) };
}

/** From the chosen track to `[proxy]`, and `[frames]`: small, gray, at the rate that is measured. */
export function pictureFilters(plan: PicturePlan, part: Part): string {
  const { frameWidth, frameHeight } = signalFormat;
  const startSeconds = asSeconds(part.startSeconds);
  // start_time repeats the first frame where the sound starts earlier: both keep one clock. Before it
  // come the pictures from the last key frame on, so that the one shown at the start is known.
  const rate = asOption(plan.frameRate);
  const keepRate = [
    ...(plan.isBrief ? [`fps=${rate}:eof_action=pass`] : []),
    ...(plan.holdSeconds > 0
      ? [`fps=${rate}`, `tpad=stop_mode=clone:stop_duration=${asSeconds(plan.holdSeconds)}`]
      : []),
    `fps=${rate}:start_time=${startSeconds}`,
    `setpts=PTS-${startSeconds}/TB`,
  ];
  const picture = [
    `setpts='${tellFirstPicture}'`,
    // Past a time stamp that jumps, fps would repeat a frame for hours.
    `trim=end=${asSeconds(part.endSeconds)}`,
    // What sees a picture of another size first has to be able to take it: scale is.
    ...(plan.isChanging
      ? [...fitToFrame(plan.size, plan.turn ?? []), ...keepRate]
      : [...(plan.isInterlaced ? [deinterlace] : []), ...keepRate, scaleToFrame(plan.size)]),
    ...(plan.toneMap === null ? [] : toneMapFilters(plan.toneMap)),
    'setsar=1,format=yuv420p,split[proxy][small]',
  ];
  const small = [
    // The proxy keeps the matrix by which players turn it.
    ...(plan.isChanging ? (plan.turn ?? []) : []),
    `scale=${frameWidth}:${frameHeight}:flags=area`,
    // A time base made of a rate overflows where `framerate` multiplies it by another.
    'settb=1/90000',
    evenSteps,
    `fps=${signalFormat.frameRate}:start_time=0`,
    'format=gray[frames]',
  ];
  return `[0:${plan.index}]${picture.join(',')};[small]${small.join(',')}`;
}

/** Only pictures that say so themselves are touched. */
const deinterlace = 'bwdif=mode=send_frame:deint=interlaced';

/** Bilinear is named because ffmpeg 5 took to bicubic, which is slower, where none is. */
function scaleToFrame(size: PictureSize): string {
  const { width, height } = frameFor(size);
  return `scale=w='${width}+${tellSize}':h=${height}:flags=bilinear`;
}

/** Pictures of any size into the frame of the largest: as large as fits, never stretched, on black. */
function fitToFrame(size: PictureSize, turn: readonly string[]): string[] {
  const frame = frameFor(size);
  const lies = isTransposed(turn);
  const { width, height } = lies ? { width: frame.height, height: frame.width } : frame;
  const factor = `min(${width}/(iw*sar),${height}/ih)`;
  const even = (length: string) => `max(2,2*trunc(${length}*${factor}/2+0.001))`;
  return [
    `scale=w='${even('iw*sar')}+${lies ? tellLyingSize : tellSize}':h='${even('ih')}':flags=bilinear:eval=frame`,
    `setsar=1,pad=${width}:${height}:(ow-iw)/2:(oh-ih)/2:eval=frame`,
  ];
}

/**
 * Pictures in a row that stand in for ones that the camera left out: a quarter of a second at 30. Of a
 * dance of which half of the frames are lost, the score is off by at most 8 points so, and by 25 where
 * two are taken out (test/long/media-rates); a dance filmed whole measures the same with either.
 */
const mostLeftOut = 8;

/**
 * A picture that stands in for one that the camera left out is taken out again, and what lies between
 * two pictures is blended: else a movement of even speed would seem to halt and leap.
 */
const evenSteps = [
  `format=yuv420p,mpdecimate=hi=1:lo=1:frac=1:max=${mostLeftOut}`,
  `framerate=fps=${signalFormat.frameRate}:interp_start=0:interp_end=255`,
].join(',');
