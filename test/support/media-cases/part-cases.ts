import { join } from 'node:path';
import { ffmpeg } from '../make-clips.ts';
import { avi, flv, mp2, mpeg2, vp8 } from './codecs.ts';
import { film } from './film.ts';
import type { MediaCase } from './media-case.ts';

/** Containers in which a part is asked for; the film lasts 14 s. */
export const trimmedContainers: readonly MediaCase[] = (
  [
    ['mp4', 'part.mp4', 'video/mp4', {}],
    ['mov', 'part.mov', 'video/quicktime', {}],
    [
      'fragmented',
      'part.mp4',
      'video/mp4',
      { options: ['-movflags', '+frag_keyframe+empty_moov'] },
    ],
    ['mkv', 'part.mkv', 'video/x-matroska', { options: ['-output_ts_offset', '1000'] }],
    [
      'webm',
      'part.webm',
      'video/webm',
      { videoCodec: vp8, soundCodec: ['-c:a', 'libopus'], options: ['-live', '1'] },
    ],
    ['avi', 'part.avi', 'video/x-msvideo', avi],
    ['flv', 'part.flv', 'video/x-flv', flv],
    ['mpg', 'part.mpg', 'video/mpeg', { frameRate: 25, videoCodec: mpeg2, soundCodec: mp2 }],
    ['ts', 'part.ts', 'video/mp2t', {}],
    [
      'ts with a key frame each 6 s',
      'part.ts',
      'video/mp2t',
      { options: ['-g', '180', '-sc_threshold', '0'] },
    ],
    [
      'ts with one key frame',
      'part.ts',
      'video/mp2t',
      { options: ['-g', '9999', '-sc_threshold', '0'] },
    ],
    ['m2ts', 'part.m2ts', 'video/mp2t', { options: ['-f', 'mpegts', '-mpegts_m2ts_mode', '1'] }],
  ] as const
).map(([name, file, contentType, changes]) => ({
  name,
  contentType,
  make: (folder) => film(join(folder, file), { seconds: 14, ...changes }),
}));

/** As trimmed in a photo library: an edit list hides the half second behind the key frame. */
export const editedMov: MediaCase & { hiddenSeconds: number } = {
  name: 'mov with an edit list',
  contentType: 'video/quicktime',
  hiddenSeconds: 0.5,
  async make(folder) {
    const path = await film(join(folder, 'whole.mov'), { seconds: 14 });
    const target = join(folder, 'edited.mov');
    await ffmpeg(['-ss', '0.5', '-i', path, '-c', 'copy', target]);
    return target;
  },
};
