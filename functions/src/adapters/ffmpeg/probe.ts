import { type FileHandle, open } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import type { ProbedVideo } from '../../domain/video/check-video.ts';
import { endsEarly, type ReadableFile } from '../../domain/video/ends-early.ts';
import {
  headerArguments,
  maxPixels,
  packetArguments,
} from '../../domain/video/ffmpeg-arguments.ts';
import { headBytes, looksLikeText } from '../../domain/video/looks-like-text.ts';
import { bytesPerPixel } from '../../domain/video/pixel-format.ts';
import { failureOf, unreadable, unsupported } from './media-failures.ts';
import { packetTimes } from './packet-times.ts';
import { runTool } from './run-tool.ts';

const headerSchema = z.object({
  format: z.object({
    format_name: z.string(),
    start_time: z.coerce.number().catch(0),
    probe_score: z.number(),
  }),
  streams: z.array(
    z.object({
      index: z.number(),
      codec_type: z.string().optional(),
      codec_name: z.string().optional(),
      width: z.number().default(0),
      height: z.number().default(0),
      sample_aspect_ratio: z.string().optional(),
      avg_frame_rate: z.string().default('0/0'),
      sample_rate: z.coerce.number().default(0),
      pix_fmt: z.string().optional(),
      disposition: z.object({ attached_pic: z.number() }).default({ attached_pic: 0 }),
      tags: z.object({ rotate: z.coerce.number().catch(0).default(0) }).default({ rotate: 0 }),
      side_data_list: z.array(z.object({ rotation: z.number().optional() })).default([]),
    }),
  ),
});
type Stream = z.infer<typeof headerSchema>['streams'][number];

/** ffmpeg calls 25 and less a guess: random bytes pass for h263 or mp3. */
const guessedScore = 25;

/**
 * Reads a hostile file's header, then the times of all its packets (headers lie, and recordings of
 * browsers carry no duration). Nothing is decoded. Rejects with the signal's reason on abort.
 */
export async function probeVideo(
  ffprobePath: string,
  path: string,
  signal: AbortSignal,
): Promise<ProbedVideo> {
  signal.throwIfAborted();
  await using file = await open(path);
  if (looksLikeText(await readHead(file))) throw unsupported();
  const header = await readHeader(ffprobePath, path, signal);
  const picture = header.streams.find(isPicture);
  const sound = header.streams.find((stream) => stream.codec_type === 'audio');
  if (header.format.probe_score <= guessedScore) throw unreadable();
  if (picture === undefined) throw sound === undefined ? unreadable() : withoutPicture();
  if (picture.width * picture.height > maxPixels) throw tooManyPixels(picture);
  if (await endsEarly(header.format.format_name, readable(file, (await file.stat()).size))) {
    throw unreadable('the end of the file is missing');
  }

  const times = await readPackets(ffprobePath, path, signal, [picture, ...(sound ? [sound] : [])]);
  const durationSeconds = times.endSeconds - header.format.start_time;
  if (times.pictures === 0 || !(durationSeconds > 0)) throw unreadable();
  return {
    container: header.format.format_name,
    durationSeconds,
    ...displaySize(picture),
    frameRate: ratio(picture.avg_frame_rate) ?? times.pictures / durationSeconds,
    hasAudio: sound?.codec_name !== undefined && sound.sample_rate > 0,
    pictureBytes: picture.width * picture.height * bytesPerPixel(picture.pix_fmt),
  };
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

async function readHeader(ffprobePath: string, path: string, signal: AbortSignal) {
  let json = '';
  const end = await runTool(ffprobePath, headerArguments(path), {
    timeoutMs: 30_000,
    maxOutputBytes: 1024 * 1024,
    signal,
    onOutput: (text) => {
      json += text;
    },
  });
  if (/not on whitelist/i.test(end.stderrTail)) throw unsupported(end);
  if (end.cause !== 'exited' || end.exitCode !== 0) throw failureOf(end, signal);
  return parseHeader(json);
}

function parseHeader(json: string) {
  try {
    return headerSchema.parse(JSON.parse(json));
  } catch (error) {
    throw unreadable(error);
  }
}

async function readPackets(
  ffprobePath: string,
  path: string,
  signal: AbortSignal,
  [picture, sound]: readonly Stream[],
) {
  const times = packetTimes(picture?.index, sound?.index);
  const end = await runTool(ffprobePath, packetArguments(path), {
    timeoutMs: 60_000,
    maxOutputBytes: 64 * 1024 * 1024,
    signal,
    onOutput: times.take,
  });
  if (end.cause !== 'exited' || end.exitCode !== 0) throw failureOf(end, signal);
  // libavformat's mov.c and matroskadec.c, where an index or a segment points past the file's end.
  if (/partial file|File ended prematurely/.test(end.stderrTail)) throw unreadable(end);
  return times.result();
}

/** Cover art is a picture stream too, but not a moving one. */
function isPicture(stream: Stream): boolean {
  return (
    stream.codec_type === 'video' &&
    stream.codec_name !== undefined &&
    stream.disposition.attached_pic === 0
  );
}

/** As a player shows it: rotated, with square pixels. */
function displaySize(stream: Stream): { width: number; height: number } {
  const aspect = ratio(stream.sample_aspect_ratio?.replace(':', '/')) ?? 1;
  const width = Math.max(1, Math.round(stream.width * aspect));
  const rotation =
    stream.side_data_list.find((data) => data.rotation !== undefined)?.rotation ??
    stream.tags.rotate;
  const lies = Math.abs(Math.round(rotation / 90)) % 2 === 1;
  return lies ? { width: stream.height, height: width } : { width, height: stream.height };
}

/** `30000/1001` as a number; null for `0/0` and the like. */
function ratio(text: string | undefined): number | null {
  const [numerator, denominator] = (text ?? '').split('/').map(Number);
  const value = (numerator ?? 0) / (denominator ?? 0);
  return Number.isFinite(value) && value > 0 ? value : null;
}

function withoutPicture(): AppError {
  return new AppError(
    'video_has_no_picture',
    'The file holds sound but no moving picture. Please upload the video itself.',
  );
}

function tooManyPixels({ width, height }: Stream): AppError {
  return new AppError(
    'unsupported_format',
    `The picture of ${width} x ${height} pixels is larger than we take (4096 x 4096). ` +
      'Please export it in 4K or less.',
  );
}
