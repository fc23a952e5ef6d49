import { videoDemuxers } from './check-video.ts';
import { type FfmpegCommand, guarded, maxPixels, workerCores } from './ffmpeg-arguments.ts';
import { lightFrame } from './tone-map.ts';

/**
 * Recognised while probing so that sound alone and bare streams get their own refusal. All of them
 * read nothing but their own bytes; what may name other files (hls, concat, sdp, image2) is out.
 */
const recognisedDemuxers = [
  ...videoDemuxers,
  ...['mp3', 'aac', 'ac3', 'loas', 'flac', 'ogg', 'wav'],
  ...['h263', 'h264', 'hevc', 'm4v', 'mjpeg'],
];

const headerOutput = [
  '-show_entries',
  [
    'format=format_name,start_time,probe_score',
    'stream=index,codec_type,codec_name,codec_tag_string,width,height,pix_fmt,field_order',
    'stream=sample_aspect_ratio,avg_frame_rate,color_transfer,sample_rate',
    'stream_disposition=attached_pic,default',
    'stream_tags=rotate',
    'stream_side_data=rotation,displaymatrix',
  ].join(':'),
  ...['-of', 'json'],
];
const packetOutput = [
  ...['-show_entries', 'packet=stream_index,pts_time,dts_time,duration_time'],
  ...['-of', 'csv=p=0'],
];

/** Arguments of ffprobe that print container and streams as JSON. */
export function headerArguments(path: string, { isThorough = false } = {}): string[] {
  return [...guarded(recognisedDemuxers), ...(isThorough ? thorough : []), ...headerOutput, path];
}

/** Seconds and bytes (of 5 s and 5 MB) in which a stream is looked for that begins late. */
const thorough = ['-analyzeduration', '60M', '-probesize', '100M'];

/** Arguments of ffprobe that print `stream,pts,dts,duration` a packet, times in seconds or N/A. */
export function packetArguments(path: string): string[] {
  return [...guarded(videoDemuxers), ...packetOutput, path];
}

/** The same as `headerArguments` of a copy that `streamCopy` writes. */
export const copyHeaderArguments = [...guarded(['mov', 'matroska']), ...headerOutput, 'pipe:0'];

/** Arguments of ffmpeg that tell, as information, what streams a file has. */
export function listArguments(path: string): string[] {
  const quiet = ['-hide_banner', '-nostdin', ...guarded(recognisedDemuxers)];
  return [...quiet, '-loglevel', 'info', '-i', path];
}

/** Enough packets of a stream to tell what it is. */
const headerPackets = '100';

/** The beginning of one stream, as it is, to the standard output. */
export function streamCopy(
  path: string,
  index: number,
  container: 'mov' | 'matroska',
): FfmpegCommand {
  const fragmented = container === 'mov' ? ['-movflags', '+frag_keyframe+empty_moov'] : [];
  return copyCommand(
    path,
    [index],
    [...['-frames', headerPackets], ...[...fragmented, '-f', container]],
  );
}

/** The times of all packets of some streams, which no decoder sees, on the file's own clock. */
export function timesCommand(path: string, indices: readonly number[]): FfmpegCommand {
  const command = copyCommand(path, indices, ['-copyinkf', '-f', 'framecrc']);
  return { ...command, globalOptions: [...command.globalOptions, '-copyts'] };
}

function copyCommand(
  path: string,
  indices: readonly number[],
  options: readonly string[],
): FfmpegCommand {
  const streams = indices.flatMap((index) => ['-map', `0:${index}`]);
  return {
    globalOptions: ['-nostdin'],
    inputOptions: guarded(videoDemuxers),
    inputPath: path,
    outputs: [{ path: null, options: [...streams, '-c', 'copy', ...options] }],
  };
}

/** Arguments of ffmpeg that decode these tracks of sound, telling at the end how loud each was. */
export function loudnessArguments(path: string, indices: readonly number[]): string[] {
  const heard = indices.map((index, place) => `[0:${index}]volumedetect[heard${place}]`);
  return [
    ...['-hide_banner', '-nostdin', '-nostats', ...guarded(videoDemuxers)],
    // It speaks as information.
    ...['-loglevel', 'info', '-i', path, '-filter_complex', heard.join(';')],
    ...indices.flatMap((_, place) => ['-map', `[heard${place}]`]),
    ...['-f', 'null', '-'],
  ];
}

/** Of ten minutes at a key frame a second. */
const mostLightFrames = 600;

/** Every key frame of a picture track, small, as `lightFrame` says, to the standard output. */
export function lightCommand(path: string, index: number): FfmpegCommand {
  const { width, height } = lightFrame;
  return {
    globalOptions: ['-nostdin'],
    inputOptions: [
      ...guarded(videoDemuxers),
      ...['-threads', workerCores, '-max_pixels', String(maxPixels), '-skip_frame', 'nokey'],
    ],
    inputPath: path,
    outputs: [
      {
        path: null,
        options: [
          ...['-map', `0:${index}`, '-frames:v', String(mostLightFrames), '-f', 'rawvideo'],
          // Neighbours: a mean would hide the brightest. Without a new clock the gaps would be filled.
          '-vf',
          `setpts=N/25/TB,fps=25,scale=${width}:${height}:flags=neighbor,format=yuv420p10le`,
        ],
      },
    ],
  };
}
