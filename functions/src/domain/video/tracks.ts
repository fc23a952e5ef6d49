import { AppError } from '../errors.ts';

/** One track of pictures or sound, as the container and its packets describe it. */
export interface Track {
  /** As ffmpeg counts the streams of the file. */
  index: number;
  kind: 'picture' | 'sound';
  /** It is recorded in what we decode, and this ffmpeg has a decoder for it. */
  isDecodable: boolean;
  /** Nothing of it tells how large it is, or how fast. */
  isShapeless: boolean;
  /** A cover, kept beside the video. */
  isAttached: boolean;
  isDefault: boolean;
  /** Of one picture; 0 for sound. */
  pixels: number;
  packets: number;
  /** From the first packet's start to the last one's end. */
  seconds: number;
  /** What it is recorded in, for people. */
  codecName: string;
}

export interface ChosenTracks<T extends Track> {
  picture: T;
  /** Those that can be heard, the likeliest first. */
  sounds: readonly T[];
  /** What the sound is recorded in where there is sound, and none that can be decoded. */
  undecodedSound: string | null;
}

/** Tracks of one recording end within a second or two; a thumbnail or a beep is far shorter. */
const asLong = 0.9;

/**
 * The one choice of picture and sound. Of the pictures that can be decoded and have packets the
 * longest counts, of those as long the largest, of those as large the default one, then the first;
 * of the sounds the longest, as the file prefers them (which of them is silent: `audible-track.ts`). Refuses unsupported_format where what the file is about
 * cannot be decoded, video_has_no_picture where it is sound alone, video_unreadable where there is
 * nothing.
 */
export function chooseTracks<T extends Track>(tracks: readonly T[]): ChosenTracks<T> {
  const pictures = tracks.filter(({ kind, isAttached }) => kind === 'picture' && !isAttached);
  const sounds = tracks.filter(({ kind }) => kind === 'sound');
  const full = pictures.filter(({ packets }) => packets > 0);
  const longestSeconds = Math.max(0, ...full.map(({ seconds }) => seconds));
  const picture = best(full.filter(({ isDecodable, isShapeless }) => isDecodable && !isShapeless));
  const unknown = full.find(({ isDecodable }) => !isDecodable);
  if (unknown !== undefined && (picture === undefined || 2 * picture.seconds < longestSeconds)) {
    throw undecodable(unknown);
  }
  if (picture === undefined) throw pictures.length > 0 || sounds.length === 0 ? empty() : silent();
  const heard = sounds.filter(({ isDecodable, isShapeless }) => isDecodable && !isShapeless);
  const audible = longest(heard.filter(({ packets }) => packets > 0));
  const lost = sounds.find(({ isDecodable, packets }) => !isDecodable && packets > 0);
  return {
    picture,
    sounds: audible.toSorted((one, other) => Number(other.isDefault) - Number(one.isDefault)),
    undecodedSound: audible.length === 0 ? (lost?.codecName ?? null) : null,
  };
}

function longest<T extends Track>(tracks: readonly T[]): T[] {
  const most = Math.max(0, ...tracks.map(({ seconds }) => seconds));
  return tracks.filter(({ seconds }) => seconds >= asLong * most);
}

function best<T extends Track>(pictures: readonly T[]): T | undefined {
  return longest(pictures).toSorted(
    (one, other) => other.pixels - one.pixels || Number(other.isDefault) - Number(one.isDefault),
  )[0];
}

function undecodable({ codecName }: Track): AppError {
  return new AppError(
    'unsupported_format',
    `The video is recorded in ${codecName}, which we do not read. ` +
      'Please export it as H.264 or HEVC (MP4 or MOV) and upload that.',
  );
}

function silent(): AppError {
  return new AppError(
    'video_has_no_picture',
    'The file holds sound but no moving picture. Please upload the video itself.',
  );
}

function empty(): AppError {
  return new AppError(
    'video_unreadable',
    'The file holds no picture that can be shown. Please export and upload it again.',
  );
}
