import type { Trim } from '../../contract/params.ts';
import type { ProbedVideo } from './check-video.ts';
import { asNumber, type FrameRate, proxyFrameRate } from './frame-rate.ts';
import type { PictureSize } from './picture-size.ts';
import type { Told } from './told-by-ffmpeg.ts';
import type { ToneMap } from './tone-map.ts';

/** How a video is decoded, as far as probing could tell. */
export interface DecodingPlan {
  picture: PicturePlan;
  /** Null: without sound. */
  sound: SoundPlan | null;
  trim: Trim | null;
  /** Where to jump to in the file; null: it is read from its beginning. */
  seekSeconds: number | null;
  /** By when, on the file's clock, a picture has to come; null: whenever one does. */
  latestStartSeconds: number | null;
}

export interface PicturePlan {
  /** As ffmpeg counts the streams of the file. */
  index: number;
  /** The largest picture that is known of, upright, with square pixels. */
  size: PictureSize;
  /** Of the proxy. */
  frameRate: FrameRate;
  isInterlaced: boolean;
  /** It lasts less than a frame of the proxy: rounding would leave nothing of it. */
  isBrief: boolean;
  /** How long its last picture goes on to be shown after its own end, as players do; 0: not at all. */
  holdSeconds: number;
  /** What shows it as it is meant: filters that turn or mirror it; null for a slant. */
  turn: readonly string[] | null;
  /** Null: a picture in standard range. */
  toneMap: ToneMap | null;
  /** Its size or format changes midway. */
  isChanging: boolean;
  /** How often another size was taken for the largest. */
  resizes: number;
}

export interface SoundPlan {
  /** As ffmpeg counts the streams of the file. */
  index: number;
  /** When it begins, on the file's clock. */
  startSeconds: number;
  /** Its rate or channels change midway. */
  isChanging: boolean;
}

/** What a decode shows that its plan did not know. */
export type Surprise =
  | { kind: 'other_size'; size: PictureSize }
  | { kind: 'changing_picture'; size: PictureSize }
  | { kind: 'changing_sound' }
  /** The jump landed behind the part that was asked for. */
  | { kind: 'late_start' }
  /** The sound may be what cannot be decoded, and is not needed. */
  | { kind: 'failed_with_sound' };

/**
 * Transport and program streams have no index: a jump may land on the key frame behind its target. Ten
 * seconds before it there is one for every encoder of cameras and broadcasts.
 */
const seekLeadSeconds: Readonly<Record<string, number>> = { mpegts: 10, mpeg: 10 };

/** Frames, and seconds, that a picture may come after the time that was asked for. */
const lateFrames = 2;
const lateSeconds = 0.05;

export function planDecoding(probed: ProbedVideo, trim: Trim | null): DecodingPlan {
  const { picture, sound } = probed;
  const frameRate = proxyFrameRate(picture.densestFrameRate);
  const startSeconds = trim?.start_seconds ?? 0;
  const lead = seekLeadSeconds[probed.container.split(',')[0] ?? ''] ?? 0;
  const latest = Math.max(startSeconds, picture.startSeconds);
  const seekSeconds = startSeconds > lead ? startSeconds - lead : null;
  return {
    picture: {
      index: picture.index,
      size: { width: probed.width, height: probed.height },
      frameRate,
      isInterlaced: picture.isInterlaced,
      isBrief: (picture.endSeconds - picture.startSeconds) * asNumber(frameRate) < 1,
      holdSeconds: holdSeconds(probed, trim),
      turn: picture.turn,
      toneMap: picture.toneMap,
      isChanging: false,
      resizes: 0,
    },
    sound: sound && { index: sound.index, startSeconds: sound.startSeconds, isChanging: false },
    trim,
    seekSeconds,
    latestStartSeconds:
      seekSeconds === null ? null : latest + lateFrames / asNumber(frameRate) + lateSeconds,
  };
}

/** A gap that is no more than a packet of sound is none. */
const leastHoldSeconds = 0.1;

/** A recorder that writes no frame while nothing moves ends its picture before its sound. */
function holdSeconds({ picture, durationSeconds }: ProbedVideo, trim: Trim | null): number {
  const endSeconds = Math.min(trim?.end_seconds ?? durationSeconds, durationSeconds);
  const missing = endSeconds - picture.endSeconds;
  return missing > leastHoldSeconds ? missing : 0;
}

/**
 * A browser's recording grows from 180 lines to 720 in four steps; a hostile file may change with every
 * frame. Past these its pictures are fitted into the frame that it has. All other surprises come once.
 */
const mostResizes = 5;

/** Listens to what a decode tells; answers what its plan did not know, else null. */
export function watchDecoding(plan: DecodingPlan): (told: Told) => Surprise | null {
  const watches = [watchSound(plan), watchPicture(plan)];
  return (told) => {
    const surprises = watches.map((watch) => watch(told));
    return surprises.find((surprise) => surprise !== null) ?? null;
  };
}

function watchSound({ sound }: DecodingPlan): (told: Told) => Surprise | null {
  let begun = 0;
  return ({ soundBegins }) => {
    if (soundBegins) begun++;
    return begun > 1 && sound?.isChanging === false ? { kind: 'changing_sound' } : null;
  };
}

function watchPicture(plan: DecodingPlan): (told: Told) => Surprise | null {
  const { picture, latestStartSeconds, seekSeconds } = plan;
  let begun = 0;
  let largest = picture.size;
  return ({ size, firstSeconds }) => {
    if (firstSeconds !== undefined) {
      begun++;
      const isLate =
        (seekSeconds ?? 0) + firstSeconds > (latestStartSeconds ?? Number.POSITIVE_INFINITY);
      if (begun === 1 && isLate) return { kind: 'late_start' };
    }
    const isOther = size !== undefined && !isAlike(size, picture.size);
    if (isOther && area(size) > area(largest)) largest = size;
    if (picture.resizes >= mostResizes) return null;
    if (picture.isChanging) return largest === picture.size ? null : otherSize(largest);
    if (begun === 0) return isOther ? otherSize(size) : null;
    // Filtering begins anew where size or format change.
    return isOther || begun > 1 ? { kind: 'changing_picture', size: largest } : null;
  };
}

const otherSize = (size: PictureSize): Surprise => ({ kind: 'other_size', size });

const area = ({ width, height }: PictureSize) => width * height;

/** Pixels that are not square make widths that are not whole. */
function isAlike(one: PictureSize, other: PictureSize): boolean {
  return Math.abs(one.width - other.width) <= 1 && Math.abs(one.height - other.height) <= 1;
}

/** The plan by which to decode once more. */
export function mendPlan(plan: DecodingPlan, surprise: Surprise): DecodingPlan {
  const { picture, sound } = plan;
  const resized = { ...picture, resizes: picture.resizes + 1 };
  switch (surprise.kind) {
    case 'other_size':
      return { ...plan, picture: { ...resized, size: surprise.size } };
    case 'changing_picture':
      return { ...plan, picture: { ...resized, size: surprise.size, isChanging: true } };
    case 'changing_sound':
      return { ...plan, sound: sound && { ...sound, isChanging: true } };
    case 'late_start':
      return { ...plan, seekSeconds: null, latestStartSeconds: null };
    case 'failed_with_sound':
      return { ...plan, sound: null };
  }
}
