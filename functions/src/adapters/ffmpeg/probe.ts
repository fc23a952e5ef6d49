import { type FileHandle, open } from 'node:fs/promises';
import { AppError } from '../../domain/errors.ts';
import type { ProbedVideo } from '../../domain/video/check-video.ts';
import { codecName } from '../../domain/video/codec-names.ts';
import { endsEarly, type ReadableFile } from '../../domain/video/ends-early.ts';
import { maxPixels } from '../../domain/video/ffmpeg-arguments.ts';
import { densestFrameRate } from '../../domain/video/frame-rate.ts';
import { headBytes, looksLikeText } from '../../domain/video/looks-like-text.ts';
import { bytesPerPixel } from '../../domain/video/pixel-format.ts';
import { hdrTransfer } from '../../domain/video/tone-map.ts';
import { chooseTracks, type Track } from '../../domain/video/tracks.ts';
import { turnFilters } from '../../domain/video/turn-filters.ts';
import { findAudible } from './find-audible.ts';
import { measureLight } from './measure-light.ts';
import { unreadable, unsupported } from './media-failures.ts';
import type { PacketTimes } from './packet-times.ts';
import type { ReadTracks, Stream } from './read-header.ts';
import { readTracks } from './read-tracks.ts';
import type { ReadingTools } from './read-tracks-apart.ts';

/** What probing needs of the tools. */
export interface ProbeTools extends ReadingTools {
  /** It has the filters that bring HDR down. */
  mapsTones: boolean;
}

/** ffmpeg calls 25 and less a guess: random bytes pass for h263 or mp3. */
const guessedScore = 25;

/**
 * Reads a hostile file's header and the times of all its packets, and chooses picture and sound.
 * Decodes nothing but what no header tells: which of several sounds is silent, and how bright an HDR
 * picture gets. Rejects with the signal's reason on abort.
 */
export async function probeVideo(
  tools: ProbeTools,
  path: string,
  signal: AbortSignal,
): Promise<ProbedVideo> {
  signal.throwIfAborted();
  await using file = await open(path);
  if (looksLikeText(await readHead(file))) throw unsupported();
  const read = await readTracks(tools, path, signal);
  const { format } = read.header;
  if (format.probe_score <= guessedScore) throw unreadable();
  const { picture, sounds, undecodedSound } = chooseTracks(tracksOf(read, tools.decodable));
  const { stream } = picture;
  if (picture.pixels > maxPixels) throw tooManyPixels(stream);
  if (await endsEarly(format.format_name, readable(file, (await file.stat()).size))) {
    throw unreadable('the end of the file is missing');
  }

  const sound = await findAudible(tools.ffmpegPath, path, sounds, signal);
  const ends = [picture, ...(sound ? [sound] : [])].map(({ times }) => times.endSeconds);
  const durationSeconds = Math.max(...ends) - format.start_time;
  if (!(durationSeconds > 0)) throw unreadable();
  const transfer = tools.mapsTones ? hdrTransfer(stream.color_transfer) : null;
  return {
    container: format.format_name,
    durationSeconds,
    ...displaySize(stream),
    frameRate: ratio(stream.avg_frame_rate) ?? picture.packets / durationSeconds,
    hasAudio: sound !== null,
    pictureBytes: picture.pixels * bytesPerPixel(stream.pix_fmt),
    picture: {
      index: picture.index,
      startSeconds: picture.times.startSeconds - format.start_time,
      endSeconds: picture.times.endSeconds - format.start_time,
      densestFrameRate: densestFrameRate(picture.times.seconds),
      isInterlaced: interlacedOrders.includes(stream.field_order ?? ''),
      turn: turnFilters(matrixOf(stream)),
      toneMap:
        transfer && (await measureLight(tools.ffmpegPath, path, { ...picture, transfer }, signal)),
    },
    sound: sound && {
      ...{ index: sound.index, codecName: sound.codecName },
      startSeconds: sound.times.startSeconds - format.start_time,
      endSeconds: sound.times.endSeconds - format.start_time,
    },
    undecodedSound,
  };
}

interface ProbedTrack extends Track {
  stream: Stream;
  times: PacketTimes;
}

function tracksOf({ header, times }: ReadTracks, decodable: ProbeTools['decodable']) {
  return header.streams.flatMap((stream): ProbedTrack[] => {
    const { index, codec_type: type, codec_name: codec, disposition } = stream;
    if (type !== 'video' && type !== 'audio') return [];
    const packets = times(index);
    const isPicture = type === 'video';
    return [
      {
        ...{ index, stream, times: packets, packets: packets.packets },
        kind: isPicture ? 'picture' : 'sound',
        isDecodable: codec !== undefined && decodable.has(codec),
        isShapeless: (isPicture ? stream.width * stream.height : stream.sample_rate) === 0,
        isAttached: disposition.attached_pic !== 0,
        isDefault: disposition.default !== 0,
        pixels: stream.width * stream.height,
        seconds: packets.endSeconds - packets.startSeconds,
        codecName: codecName(codec ?? null, stream.codec_tag_string ?? null),
      },
    ];
  });
}

async function readHead(file: FileHandle): Promise<Uint8Array> {
  const head = Buffer.alloc(headBytes);
  const { bytesRead } = await file.read(head, 0, head.length, 0);
  if (bytesRead === 0) throw unreadable();
  return head.subarray(0, bytesRead);
}

const readable = (file: FileHandle, sizeBytes: number): ReadableFile => ({
  sizeBytes,
  async read(offset, length) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
    return new DataView(buffer.buffer, buffer.byteOffset, bytesRead);
  },
});

/** As ffprobe calls the orders in which fields are stored and shown. */
const interlacedOrders = ['tt', 'bb', 'tb', 'bt'];

/** As a player shows it: rotated, with square pixels. */
function displaySize(stream: Stream): { width: number; height: number } {
  const aspect = ratio(stream.sample_aspect_ratio?.replace(':', '/')) ?? 1;
  const square = (length: number) => Math.max(1, Math.round(length));
  const lies = Math.abs(Math.round((rotationOf(stream) ?? 0) / 90)) % 2 === 1;
  return lies
    ? { width: square(stream.height / aspect), height: stream.width }
    : { width: square(stream.width * aspect), height: stream.height };
}

/** Degrees; undefined where nothing is said, 0 where it is mirrored alone. */
function rotationOf({ side_data_list: sideData, tags }: Stream): number | undefined {
  const rotation = sideData.find((data) => data.rotation !== undefined)?.rotation;
  return rotation ?? (tags.rotate === 0 ? undefined : tags.rotate);
}

/** As ffprobe prints it: `00000000:  0  65536  0` and two lines more; empty where there is none. */
function matrixOf({ side_data_list: sideData }: Stream): number[] {
  const printed = sideData.find((data) => data.displaymatrix !== undefined)?.displaymatrix ?? '';
  return [...printed.replaceAll(/^\d+:/gm, '').matchAll(/-?\d+/g)].map(Number);
}

/** `30000/1001` as a number; null for `0/0` and the like. */
function ratio(text: string | undefined): number | null {
  const [numerator, denominator] = (text ?? '').split('/').map(Number);
  const value = (numerator ?? 0) / (denominator ?? 0);
  return Number.isFinite(value) && value > 0 ? value : null;
}

function tooManyPixels({ width, height }: Stream): AppError {
  return new AppError(
    'unsupported_format',
    `The picture of ${width} x ${height} pixels is larger than we take (4096 x 4096). ` +
      'Please export it in 4K or less.',
  );
}
