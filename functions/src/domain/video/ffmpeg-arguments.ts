import type { Trim } from '../../contract/params.ts';
import { signalFormat } from '../../signal/signal-format.ts';
import { videoDemuxers } from './check-video.ts';

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
  soundPath: string | null;
  trim: Trim | null;
  /** Frames a second of the source; null where unknown. */
  frameRate: number | null;
  maxSeconds: number;
}

const proxy = { width: 1280, height: 720, frameRate: 30, videoKbps: 2500, audioKbps: 96 } as const;

/** 4096 x 4096: a 10-bit frame is 50 MiB, and a decoder may hold 20 within the worker's 2 GiB. */
export const maxPixels = 4096 * 4096;

/** A header atom may claim gigabytes; the largest honest one, an index of hours, stays below. */
const maxAllocationBytes = 256 * 1024 * 1024;

export const workerCores = '2';

/**
 * Recognised while probing so that sound alone and bare streams get their own refusal. All of them
 * read nothing but their own bytes; what may name other files (hls, concat, sdp, image2) is out.
 */
const recognisedDemuxers = [
  ...videoDemuxers,
  ...['mp3', 'aac', 'ac3', 'loas', 'flac', 'ogg', 'wav'],
  ...['h261', 'h263', 'h264', 'hevc', 'm4v', 'mjpeg'],
];

/** What any input is opened with: no more memory, protocols and containers than it needs. */
export function guarded(demuxers: readonly string[]): string[] {
  return [
    ...['-loglevel', 'error', '-max_alloc', String(maxAllocationBytes)],
    ...['-protocol_whitelist', 'file,pipe', '-format_whitelist', demuxers.join(',')],
  ];
}

/** Arguments of ffprobe that print container and streams as JSON. */
export function headerArguments(path: string): string[] {
  const entries = [
    'format=format_name,start_time,probe_score',
    'stream=index,codec_type,codec_name,width,height,pix_fmt,sample_aspect_ratio,avg_frame_rate',
    'stream=sample_rate',
    'stream_disposition=attached_pic',
    'stream_tags=rotate',
    'stream_side_data=rotation',
  ];
  const output = ['-show_entries', entries.join(':'), '-of', 'json'];
  return [...guarded(recognisedDemuxers), ...output, path];
}

/** Arguments of ffprobe that print `stream,pts,dts,duration` a packet, times in seconds or N/A. */
export function packetArguments(path: string): string[] {
  const entries = 'packet=stream_index,pts_time,dts_time,duration_time';
  return [...guarded(videoDemuxers), '-show_entries', entries, '-of', 'csv=p=0', path];
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
  const { trim, soundPath } = options;
  const seconds = outputSeconds(trim, options.maxSeconds);
  // Of the input, and of each output: past a time stamp that jumps, fps repeats a frame for hours.
  const end = ['-t', String(seconds)];
  const filters = [pictureFilters(proxyFrameRate(options.frameRate))];
  if (soundPath !== null) filters.push(soundFilters);
  return {
    globalOptions: ['-nostdin', '-filter_complex', filters.join(';')],
    inputOptions: [
      ...guarded(videoDemuxers),
      ...['-threads', workerCores, '-max_pixels', String(maxPixels)],
      ...(trim === null ? [] : ['-ss', String(trim.start_seconds)]),
      ...end,
    ],
    inputPath: options.sourcePath,
    outputs: [
      { path: options.proxyPath, options: [...end, ...proxyOptions(seconds, soundPath !== null)] },
      { path: null, options: [...end, '-map', '[frames]', '-f', 'rawvideo'] },
      ...(soundPath === null ? [] : [{ path: soundPath, options: [...end, ...soundOptions] }]),
    ],
  };
}

/** At most 30 frames a second, by dropping whole frames evenly where that is possible. */
export function proxyFrameRate(sourceFrameRate: number | null): number {
  if (sourceFrameRate === null) return proxy.frameRate;
  const kept = sourceFrameRate / Math.max(1, Math.ceil(sourceFrameRate / proxy.frameRate - 0.5));
  return Math.min(proxy.frameRate, Math.max(1, kept));
}

function pictureFilters(frameRate: number): string {
  const factor = `min(1,min(${proxy.width}/(iw*sar),${proxy.height}/ih))`;
  const even = (length: string) => `'max(2,2*trunc(${length}*${factor}/2+0.001))'`;
  const { frameWidth, frameHeight } = signalFormat;
  return [
    // start_time=0 repeats the first frame where the sound starts earlier: both keep one clock.
    // bilinear is named because ffmpeg 5 took to bicubic, which is slower, where none is.
    `[0:V:0]fps=${frameRate}:start_time=0,scale=${even('iw*sar')}:${even('ih')}:flags=bilinear`,
    'setsar=1,format=yuv420p,split[proxy][small]',
  ]
    .join(',')
    .concat(`;[small]scale=${frameWidth}:${frameHeight}:flags=area,${evenSteps},`)
    .concat(`fps=${signalFormat.frameRate}:start_time=0,format=gray[frames]`);
}

/**
 * A picture that stands in for one that the camera left out is taken out again, and what lies between
 * two pictures is blended: else a movement of even speed would seem to halt and leap.
 */
const evenSteps = [
  'format=yuv420p,mpdecimate=hi=1:lo=1:frac=1:max=2',
  `framerate=fps=${signalFormat.frameRate}:interp_start=0:interp_end=255`,
].join(',');

/** Gaps and a late start become silence: a sample's place is its time. */
const soundFilters =
  '[0:a:0]aresample=48000:async=1:first_pts=0,aformat=channel_layouts=mono,asplit[heard][sound]';

const bounds = ['-maxrate', `${proxy.videoKbps}k`, '-bufsize', `${2 * proxy.videoKbps}k`];
export const pictureCodec = [
  ...['-c:v', 'libx264', '-preset', 'veryfast', ...bounds],
  ...['-threads', workerCores],
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
