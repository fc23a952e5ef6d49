import type { Trim } from '../../contract/params.ts';
import { contentTypeOf, type VideoContentType } from '../../contract/video-types.ts';
import { AppError } from '../errors.ts';
import type { ToneMap } from './tone-map.ts';

/** What probing tells of a file. */
export interface ProbedVideo {
  /** As ffprobe names the container, such as `mov,mp4,m4a,3gp,3g2,mj2`. */
  container: string;
  durationSeconds: number;
  /** As a player shows it: upright, with square pixels. */
  width: number;
  height: number;
  /** Frames a second in the mean; null where unknown. */
  frameRate: number | null;
  hasAudio: boolean;
  /** One picture of it, decoded. */
  pictureBytes: number;
  picture: PictureTrack;
  /** Null: none that can be heard. */
  sound: SoundTrack | null;
  /** What the sound is recorded in, for people, where there is sound and none can be decoded. */
  undecodedSound: string | null;
}

export interface PictureTrack {
  /** As ffmpeg counts the streams of the file. */
  index: number;
  /** When its first picture is shown and its last one ends, on the file's clock from zero on. */
  startSeconds: number;
  endSeconds: number;
  /** Frames a second where it has the most; null where there are no two. */
  densestFrameRate: number | null;
  isInterlaced: boolean;
  /** What shows it as it is meant: filters that turn or mirror it; null for a slant. */
  turn: readonly string[] | null;
  /** Null: a picture in standard range. */
  toneMap: ToneMap | null;
}

export interface SoundTrack {
  /** As ffmpeg counts the streams of the file. */
  index: number;
  /** When it begins and ends, on the file's clock. */
  startSeconds: number;
  endSeconds: number;
  /** What it is recorded in, for people. */
  codecName: string;
}

/** The demuxers that read what each accepted content type promises. */
const demuxersByContentType = {
  'video/mp4': ['mov'],
  'video/quicktime': ['mov'],
  'video/x-m4v': ['mov'],
  'video/3gpp': ['mov'],
  'video/3gpp2': ['mov'],
  'video/webm': ['matroska'],
  'video/x-matroska': ['matroska'],
  'video/x-msvideo': ['avi'],
  'video/mpeg': ['mpeg', 'mpegts', 'mpegvideo'],
  'video/mp2t': ['mpegts'],
  'video/x-flv': ['flv'],
} as const satisfies Record<VideoContentType, readonly string[]>;

export const videoDemuxers: readonly string[] = [
  ...new Set(Object.values(demuxersByContentType).flat()),
];

/** Refuses `upload_mismatch` where the container is not what the content type promised. */
export function checkContainer(
  declaredContentType: string,
  probed: Pick<ProbedVideo, 'container'>,
): void {
  const found = probed.container.split(',');
  const declared = contentTypeOf({ type: declaredContentType });
  const promised: readonly string[] = declared === null ? [] : demuxersByContentType[declared];
  if (promised.some((demuxer) => found.includes(demuxer))) return;
  throw new AppError(
    'upload_mismatch',
    `The upload was announced as ${declaredContentType}, but the file is ${found[0]}. ` +
      'Please upload it again under its own type.',
  );
}

/**
 * Seconds that are judged: what the trim leaves of the video. Refuses `video_too_long` past
 * `maxSeconds`, and `video_unreadable` where the trim leaves no frame (of the codes that an
 * analysis may end with, the one for "no decodable frame").
 */
export function checkLength(
  probed: Pick<ProbedVideo, 'durationSeconds'>,
  trim: Trim | null,
  maxSeconds: number,
): number {
  const startSeconds = trim?.start_seconds ?? 0;
  const endSeconds = Math.min(trim?.end_seconds ?? probed.durationSeconds, probed.durationSeconds);
  const leftSeconds = endSeconds - startSeconds;
  if (leftSeconds <= 0) {
    throw new AppError(
      'video_unreadable',
      `The video ends after ${seconds(probed.durationSeconds)}, before the part to judge starts ` +
        `at ${seconds(startSeconds)}. Please choose a part within the video.`,
    );
  }
  if (leftSeconds > maxSeconds + roundingSeconds) {
    throw new AppError(
      'video_too_long',
      `The ${trim === null ? 'video' : 'chosen part'} lasts ${seconds(leftSeconds)}; we judge up ` +
        `to ${seconds(maxSeconds)}. Please trim it.`,
    );
  }
  return leftSeconds;
}

export function tooLarge(maxBytes: number): AppError {
  return new AppError(
    'video_too_large',
    `The video is larger than the ${Math.floor(maxBytes / 1_000_000)} MB that we take. ` +
      'Please upload it shorter, more compressed or in a lower resolution.',
  );
}

export function videoGone(): AppError {
  return new AppError('video_unreadable', 'The video is gone. Please upload it again.');
}

/** A video cut at exactly the limit ends up to a frame or an audio packet after it. */
const roundingSeconds = 0.5;

function seconds(value: number): string {
  return `${Math.round(value * 10) / 10} s`;
}
