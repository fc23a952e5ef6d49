import type { Trim } from '../../contract/params.ts';
import { signalFormat } from '../../signal/signal-format.ts';
import { asSeconds } from './as-seconds.ts';
import { videoDemuxers } from './check-video.ts';
import { pictureDecoders, uploadDecoders } from './decoded-codecs.ts';
import type { DecodingPlan } from './decoding-plan.ts';
import { type Part, pictureFilters } from './picture-filters.ts';
import { tellSound } from './told-by-ffmpeg.ts';

/** One ffmpeg process as data. */
export interface FfmpegCommand {
  globalOptions: readonly string[];
  inputOptions: readonly string[];
  inputPath: string;
  outputs: readonly FfmpegOutput[];
}
export interface FfmpegOutput {
  options: readonly string[];
  /** Null: the standard output; at most one. */
  path: string | null;
}

export interface NormaliseOptions {
  sourcePath: string;
  proxyPath: string;
  /** Written where the plan decodes sound. */
  soundPath: string;
  /** Where `steadySoundCommand` wrote the sound, if the plan says that it changes. */
  steadySoundPath: string;
  plan: DecodingPlan;
  maxSeconds: number;
}

const proxy = { videoKbps: 2500, audioKbps: 96 } as const;

/** 4096 x 4096: a 10-bit frame is 50 MiB, and a decoder may hold 20 within the worker's 2 GiB. */
export const maxPixels = 4096 * 4096;

/** A header atom may claim gigabytes; the largest honest one, an index of hours, stays below. */
const maxAllocationBytes = 256 * 1024 * 1024;

export const workerCores = '2';

/** What any input is opened with: no more memory, protocols, containers and codecs than it needs. */
export function guarded(
  demuxers: readonly string[],
  decoders: readonly string[] = uploadDecoders,
): string[] {
  return [
    // repeat: a line that comes twice is not counted instead.
    ...['-loglevel', 'repeat+error', '-max_alloc', String(maxAllocationBytes)],
    ...['-protocol_whitelist', 'file,pipe', '-format_whitelist', demuxers.join(',')],
    ...['-codec_whitelist', decoders.join(',')],
  ];
}

/** Seconds of output at which ffmpeg stops. */
export function outputSeconds(trim: Trim | null, maxSeconds: number): number {
  return trim === null ? maxSeconds : Math.min(trim.end_seconds - trim.start_seconds, maxSeconds);
}

/** Output that packets of this many seconds may become: joined recordings start their clocks anew. */
export function plausibleSeconds(lengthSeconds: number): number {
  return 2 * lengthSeconds + 60;
}

/** Bytes past which a proxy is cut: x264 keeps to its rate on all but pure noise. */
export function maxProxyBytes(seconds: number): number {
  const bytesPerSecond = ((proxy.videoKbps + proxy.audioKbps) * 1000) / 8;
  return Math.ceil(seconds * bytesPerSecond * 1.25) + 2_000_000;
}

/** The one decode: the proxy and the sound into files, small gray frames to the standard output. */
export function normaliseCommand(options: NormaliseOptions): FfmpegCommand {
  const { plan, sourcePath, soundPath, steadySoundPath } = options;
  const { picture, sound, seekSeconds } = plan;
  const seconds = outputSeconds(plan.trim, options.maxSeconds);
  const startSeconds = (plan.trim?.start_seconds ?? 0) - (seekSeconds ?? 0);
  const part = { startSeconds, endSeconds: startSeconds + seconds };
  const end = ['-t', asSeconds(seconds)];
  const source = [
    ...guarded(videoDemuxers, sound === null ? pictureDecoders : uploadDecoders),
    ...['-threads', workerCores, '-max_pixels', String(maxPixels)],
    // What turns a picture takes one size alone, so it comes behind what gives it one. The proxy
    // then keeps the matrix of its source, by which players turn it.
    ...(picture.isChanging && picture.turn !== null
      ? ['-noautorotate', `-reinit_filter:${picture.index}`, '0']
      : []),
    // The pictures between the key frame and the time are filtered too: one of them is shown there.
    ...(seekSeconds === null ? [] : ['-noaccurate_seek', '-ss', asSeconds(seekSeconds)]),
  ];
  const heard = sound?.isChanging ? '1:0' : `0:${sound?.index}`;
  // Graphs of their own: where the one begins anew, because its track changes, the other goes on.
  const graphs = [pictureFilters(picture, part), ...(sound ? [soundFilters(heard, part)] : [])];
  return {
    globalOptions: ['-nostdin', ...graphs.flatMap((graph) => ['-filter_complex', graph])],
    ...(sound?.isChanging
      ? {
          inputOptions: [
            ...[...source, '-i', sourcePath, ...guarded(['matroska'], ['aac'])],
            ...['-itsoffset', asSeconds(sound.startSeconds - (seekSeconds ?? 0))],
          ],
          inputPath: steadySoundPath,
        }
      : { inputOptions: source, inputPath: sourcePath }),
    outputs: [
      {
        path: options.proxyPath,
        options: [...end, ...proxyOptions(seconds, sound !== null)],
      },
      { path: null, options: [...end, '-map', '[frames]', '-f', 'rawvideo'] },
      ...(sound === null ? [] : [{ path: soundPath, options: [...end, ...soundOptions] }]),
    ],
  };
}

/** Gaps and a late start become silence: a sample's place is its time. */
function soundFilters(stream: string, { startSeconds, endSeconds }: Part): string {
  return [
    `[${stream}]atrim=start=${asSeconds(startSeconds)}:end=${asSeconds(endSeconds)}`,
    `asetpts='PTS-${asSeconds(startSeconds)}/TB+${tellSound}'`,
    // Two channels that are alike would else become one that is 3 dB louder, and clipped.
    'aresample=48000:async=1:first_pts=0:rematrix_maxval=1',
    'aformat=channel_layouts=mono,asplit[heard][sound]',
  ].join(',');
}

/**
 * A track whose rate or channels change midway, as one that does not: filters that begin anew with
 * each change would put the silence before its first sample in again.
 */
export function steadySoundCommand(
  { sourcePath, steadySoundPath, plan, maxSeconds }: NormaliseOptions,
  index: number,
): FfmpegCommand {
  const seconds = (plan.trim?.start_seconds ?? 0) + outputSeconds(plan.trim, maxSeconds);
  const bounds = ['-t', asSeconds(seconds), '-fs', String(maxProxyBytes(seconds))];
  const steady = ['-ac', '1', '-ar', '48000', ...soundCodec, ...bounds, '-f', 'matroska'];
  return {
    globalOptions: ['-nostdin'],
    inputOptions: guarded(videoDemuxers),
    inputPath: sourcePath,
    outputs: [{ path: steadySoundPath, options: ['-map', `0:${index}`, ...steady] }],
  };
}

const bounds = ['-maxrate', `${proxy.videoKbps}k`, '-bufsize', `${2 * proxy.videoKbps}k`];
export const pictureCodec = [
  ...['-c:v', 'libx264', '-preset', 'veryfast', ...bounds],
  // With more, what it makes of a busy picture that is held to a rate differs from run to run, and so
  // does what is seen in it. To decode and to measure keep the other core busy.
  ...['-threads', '1'],
];
export const soundCodec = ['-c:a', 'aac', '-b:a', `${proxy.audioKbps}k`];

/** A file that a player can begin before it has the whole, cut where its bytes would run away. */
export function mp4(seconds: number): string[] {
  return [
    ...['-map_metadata', '-1', '-map_chapters', '-1', '-movflags', '+faststart'],
    ...['-max_muxing_queue_size', '4096', '-fs', String(maxProxyBytes(seconds)), '-f', 'mp4'],
  ];
}

function proxyOptions(seconds: number, hasSound: boolean): string[] {
  const sound = ['-map', '[heard]', ...soundCodec];
  return ['-map', '[proxy]', ...pictureCodec, ...(hasSound ? sound : []), ...mp4(seconds)];
}

const soundOptions = [
  ...['-map', '[sound]', '-ar', String(signalFormat.soundSampleRate)],
  ...['-c:a', 'pcm_s16le', '-f', 's16le'],
];
