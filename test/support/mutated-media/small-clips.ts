import { join } from 'node:path';
import { ffmpeg } from '../make-clips.ts';

/** One second of 64 x 48 pixels, so that hundreds of them take seconds. */
export interface SmallClip {
  name: string;
  contentType: string;
  options: readonly string[];
}

const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '5'];
const hevc = ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=none'];
const vp8 = ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8'];
const vp9 = ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8'];
const mpeg2 = ['-c:v', 'mpeg2video', '-r', '25'];
const aac = ['-c:a', 'aac'];
const mp3 = ['-c:a', 'libmp3lame'];
const opus = ['-c:a', 'libopus'];
const pcm = ['-c:a', 'pcm_s16le'];

const clip = (name: string, contentType: string, ...options: string[][]): SmallClip => ({
  name,
  contentType,
  options: options.flat(),
});

export const smallClips: readonly SmallClip[] = [
  clip('h264-aac.mp4', 'video/mp4', h264, aac),
  clip('index-first.mp4', 'video/mp4', h264, aac, ['-movflags', '+faststart']),
  clip('fragmented.mp4', 'video/mp4', h264, aac, ['-movflags', '+frag_keyframe+empty_moov']),
  clip('ten-bit.mp4', 'video/mp4', h264, aac, ['-pix_fmt', 'yuv420p10le']),
  clip('hevc-aac.mp4', 'video/mp4', hevc, aac, ['-tag:v', 'hvc1']),
  clip('vp9-opus.mp4', 'video/mp4', vp9, opus, ['-strict', '-2']),
  clip('mpeg4-mp3.mov', 'video/quicktime', ['-c:v', 'mpeg4'], mp3),
  clip('prores-pcm.mov', 'video/quicktime', ['-c:v', 'prores', '-pix_fmt', 'yuv422p10le'], pcm),
  clip('mpeg4-aac.3gp', 'video/3gpp', ['-c:v', 'mpeg4'], aac),
  clip('vp8-vorbis.webm', 'video/webm', vp8, ['-c:a', 'libvorbis']),
  clip('vp9-opus.webm', 'video/webm', vp9, opus),
  clip('recorded.webm', 'video/webm', vp8, opus, ['-f', 'webm', '-live', '1']),
  clip('h264-mp3.mkv', 'video/x-matroska', h264, mp3),
  clip('hevc-aac.mkv', 'video/x-matroska', hevc, aac),
  clip('mpeg4-mp3.avi', 'video/x-msvideo', ['-c:v', 'mpeg4'], mp3),
  clip('mjpeg-pcm.avi', 'video/x-msvideo', ['-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p'], pcm),
  clip('h264-aac.ts', 'video/mp2t', h264, aac),
  clip('mpeg2-mp2.mpg', 'video/mpeg', mpeg2, ['-c:a', 'mp2']),
  clip('h264-aac.flv', 'video/x-flv', h264, aac, ['-ar', '44100']),
  clip('flv1-mp3.flv', 'video/x-flv', ['-c:v', 'flv'], mp3, ['-ar', '44100']),
];

/** Answers the path of the clip that it writes into the folder. */
export async function makeSmallClip(folder: string, { name, options }: SmallClip): Promise<string> {
  const path = join(folder, name);
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=64x48:rate=15:duration=1'];
  const sound = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=1'];
  await ffmpeg([...picture, ...sound, '-pix_fmt', 'yuv420p', ...options, path]);
  return path;
}
