import { describe, expect, it } from 'vitest';
import { decodedCodecs, soundCodecs } from '../../functions/src/domain/video/decoded-codecs.ts';
import { makeClip } from '../support/make-clips.ts';
import { mediaWorkshop, never } from '../support/media-workshop.ts';

const { media, clipPath, normalise } = mediaWorkshop();

interface Written {
  codec: string;
  file: string;
  options: readonly string[];
  size?: string;
  frameRate?: number;
}

const flat = ['-pix_fmt', 'yuv420p'];
const x264 = ['-c:v', 'libx264', '-preset', 'ultrafast'];

/** As cameras, telephones and editors write them. */
const pictures: readonly Written[] = [
  { codec: 'h264', file: 'telephone.mp4', options: x264 },
  { codec: 'hevc', file: 'telephone.mov', options: ['-c:v', 'libx265', '-tag:v', 'hvc1'] },
  { codec: 'av1', file: 'telephone.mp4', options: ['-c:v', 'libaom-av1', '-cpu-used', '8'] },
  { codec: 'vp9', file: 'browser.webm', options: ['-c:v', 'libvpx-vp9'] },
  { codec: 'vp8', file: 'browser.webm', options: ['-c:v', 'libvpx'] },
  {
    codec: 'prores',
    file: 'editor.mov',
    options: ['-c:v', 'prores_ks', '-pix_fmt', 'yuv422p10le'],
  },
  {
    ...{ codec: 'dnxhd', file: 'editor.mov', size: '320x180' },
    options: ['-c:v', 'dnxhd', '-profile:v', 'dnxhr_lb', '-pix_fmt', 'yuv422p'],
  },
  {
    ...{ codec: 'cfhd', file: 'editor.mov', size: '320x192' },
    options: ['-c:v', 'cfhd', '-pix_fmt', 'yuv422p10le'],
  },
  { codec: 'qtrle', file: 'editor.mov', options: ['-c:v', 'qtrle', '-pix_fmt', 'argb'] },
  { codec: 'mjpeg', file: 'camera.avi', options: ['-c:v', 'mjpeg', '-pix_fmt', 'yuvj422p'] },
  { codec: 'mpeg4', file: 'telephone.3gp', options: ['-c:v', 'mpeg4', '-c:a', 'aac'] },
  { codec: 'mpeg4', file: 'editor.avi', options: ['-c:v', 'mpeg4', '-tag:v', 'XVID'] },
  { codec: 'mpeg2video', file: 'camcorder.ts', options: ['-c:v', 'mpeg2video'], frameRate: 25 },
  { codec: 'mpeg1video', file: 'camera.mpg', options: ['-c:v', 'mpeg1video'], frameRate: 25 },
  {
    ...{ codec: 'dvvideo', file: 'tape.avi', size: '720x576', frameRate: 25 },
    options: ['-c:v', 'dvvideo', ...flat],
  },
  {
    ...{ codec: 'h263', file: 'telephone.3gp', size: '176x144' },
    options: ['-c:v', 'h263', '-c:a', 'aac'],
  },
  {
    codec: 'flv1',
    file: 'webcam.flv',
    options: ['-c:v', 'flv', '-c:a', 'libmp3lame', '-ar', '44100'],
  },
];

const withSound = (codec: string, file: string, ...options: string[]): Written => ({
  ...{ codec, file },
  options: [...x264, '-c:a', ...(options.length > 0 ? options : [codec])],
});
const sounds: readonly Written[] = [
  withSound('aac', 'telephone.mp4'),
  withSound('aac_latm', 'television.ts', 'aac', '-mpegts_flags', 'latm'),
  withSound('mp3', 'editor.mp4', 'libmp3lame'),
  withSound('mp2', 'camcorder.ts'),
  withSound('opus', 'recorder.mkv', 'libopus'),
  withSound('vorbis', 'recorder.mkv', 'libvorbis'),
  withSound('ac3', 'camcorder.m2ts'),
  withSound('eac3', 'telephone.mp4'),
  withSound('alac', 'editor.mov'),
  withSound('flac', 'recorder.mkv'),
  ...soundCodecs
    .map(({ codec }) => codec)
    .filter((codec) => /^pcm_/.test(codec) && !/bluray|dvd/.test(codec))
    .map((codec) =>
      withSound(codec, /u8|le$|law/.test(codec) ? 'camera.mkv' : 'camera.mov', codec),
    ),
  withSound('pcm_bluray', 'camera.m2ts', 'pcm_bluray', '-ar', '48000', '-ac', '2'),
  withSound('pcm_dvd', 'camcorder.vob', 'pcm_dvd', '-ar', '48000', '-ac', '2'),
  withSound('adpcm_ima_wav', 'camera.avi'),
  withSound('adpcm_ima_qt', 'camera.mov'),
  withSound('adpcm_ms', 'camera.avi'),
];

/** No encoder of them is in ffmpeg. */
const unwritten = ['apv', 'amr_nb', 'amr_wb', 'qcelp', 'evrc'];

describe('what cameras and editors write', () => {
  it('is all tried here, but for what nothing here can write', () => {
    const tried = new Set([...pictures, ...sounds].map(({ codec }) => codec));
    const left = decodedCodecs.map(({ codec }) => codec).filter((codec) => !tried.has(codec));
    expect(left.toSorted()).toEqual(unwritten.toSorted());
  });

  it.each([...pictures, ...sounds].map((each) => [each.codec, each.file, each] as const))(
    'is decoded, picture and sound: %s in %s',
    async (codec, _file, { file, options, size = '160x96', frameRate = 15 }) => {
      const path = await makeClip(clipPath(file), { size, frameRate, options });
      const probed = await media.probe(path, never);
      const listed = soundCodecs.find((each) => each.codec === codec);
      if (listed !== undefined) expect(probed.sound?.codecName).toBe(listed.name);
      expect(probed).toMatchObject({ hasAudio: true, undecodedSound: null });
      const { framesMeasured, plan } = await normalise(path);
      expect(framesMeasured).toBeGreaterThan(5);
      expect(plan.sound).not.toBeNull();
    },
  );
});
