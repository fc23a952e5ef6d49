import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ffmpeg } from '../make-clips.ts';
import { aac, type Film, film } from './film.ts';
import type { Expected, MediaCase } from './media-case.ts';
import { claimUsac, renameCodec } from './mov-boxes.ts';

const silent: Expected = { bpm: null, score: null };

async function edited(
  folder: string,
  edit: (file: Buffer) => Buffer,
  { name = 'edited.mp4', ...changes }: Film & { name?: string } = {},
): Promise<string> {
  const path = await film(join(folder, 'plain.mp4'), changes);
  const target = join(folder, name);
  await writeFile(target, edit(await readFile(path)));
  return target;
}

/** A film whose tracks are mapped anew, and then edited. */
async function remapped(
  folder: string,
  streams: readonly string[],
  edit: (file: Buffer) => Buffer = (file) => file,
): Promise<string> {
  const path = await film(join(folder, 'plain.mp4'));
  const thumbnail = join(folder, 'thumbnail.mp4');
  await ffmpeg(['-i', path, '-frames:v', '1', '-vf', 'scale=160:90', '-an', thumbnail]);
  const target = join(folder, 'remapped.mov');
  const muted = ['-f', 'lavfi', '-t', '8', '-i', 'anullsrc=r=44100'];
  const beep = ['-f', 'lavfi', '-t', '0.5', '-i', 'sine=frequency=1000'];
  const maps = streams.flatMap((stream) => ['-map', stream]);
  await ffmpeg([
    '-i',
    path,
    '-i',
    thumbnail,
    ...muted,
    ...beep,
    ...maps,
    '-c:v',
    'copy',
    ...aac,
    target,
  ]);
  await writeFile(target, edit(await readFile(target)));
  return target;
}

const mov = 'video/quicktime';
const mp4 = 'video/mp4';

/** Several tracks, and tracks that cannot be decoded. */
export const trackCases: readonly MediaCase[] = [
  {
    name: 'spatial audio that cannot be decoded, after stereo',
    contentType: mov,
    make: (folder) =>
      remapped(folder, ['0:v', '0:a', '0:a'], (file) => renameCodec(file, 'soun', 1, 'apac')),
    shows: {},
  },
  {
    name: 'spatial audio that cannot be decoded, before stereo',
    contentType: mov,
    make: (folder) =>
      remapped(folder, ['0:v', '0:a', '0:a'], (file) => renameCodec(file, 'soun', 0, 'apac')),
    shows: {},
  },
  {
    name: 'spatial audio alone',
    contentType: mov,
    make: (folder) => edited(folder, (file) => renameCodec(file, 'soun', 0, 'apac')),
    shows: { ...silent, lostSound: /APAC/ },
  },
  {
    name: 'Dolby AC-4 sound',
    contentType: mp4,
    make: (folder) => edited(folder, (file) => renameCodec(file, 'soun', 0, 'ac-4')),
    shows: { ...silent, lostSound: /AC-4/ },
  },
  {
    name: 'MPEG-H sound',
    contentType: mp4,
    make: (folder) => edited(folder, (file) => renameCodec(file, 'soun', 0, 'mha1')),
    shows: { ...silent, lostSound: /MPEG-H/ },
  },
  {
    // What decodes it makes nothing of these bytes, which are not of its kind.
    name: 'xHE-AAC sound',
    contentType: mp4,
    make: (folder) => edited(folder, claimUsac),
    shows: { ...silent, lostSound: /^$|AAC/ },
  },
  {
    name: 'xHE-AAC sound before AAC',
    contentType: mov,
    make: (folder) => remapped(folder, ['0:v', '0:a', '0:a'], claimUsac),
    shows: {},
  },
  {
    name: 'a muted microphone before the music',
    contentType: mov,
    make: (folder) => remapped(folder, ['0:v', '2:a', '0:a']),
    shows: {},
  },
  {
    name: 'a track of sound without a packet',
    contentType: mp4,
    make: (folder) =>
      film(join(folder, 'empty.mp4'), {
        options: ['-bsf:a', 'noise=drop=1', '-movflags', '+frag_keyframe+empty_moov+delay_moov'],
      }),
    shows: silent,
  },
  {
    name: 'a beep before the music',
    contentType: mov,
    make: (folder) => remapped(folder, ['0:v', '3:a', '0:a']),
    shows: {},
  },
  {
    name: 'no sound',
    contentType: mp4,
    make: (folder) => film(join(folder, 'silent.mp4'), { soundCodec: null }),
    shows: silent,
  },
  {
    name: 'a thumbnail before the video, not flagged as one',
    contentType: mov,
    make: (folder) => remapped(folder, ['1:v', '0:v', '0:a']),
    shows: {},
  },
  {
    name: 'a depth map before the video',
    contentType: mov,
    make: (folder) =>
      remapped(folder, ['0:v', '0:v', '0:a'], (file) => renameCodec(file, 'vide', 0, 'dish')),
    shows: {},
  },
  {
    name: 'a timecode after the video',
    contentType: mov,
    make: (folder) =>
      remapped(folder, ['0:v', '0:v', '0:a'], (file) => renameCodec(file, 'vide', 1, 'tmcX')),
    shows: {},
  },
  {
    name: 'ProRes RAW',
    contentType: mov,
    make: (folder) => edited(folder, (file) => renameCodec(file, 'vide', 0, 'aprn')),
    refused: { code: 'unsupported_format', says: /ProRes RAW.*H\.264/ },
  },
  {
    name: 'APV without sound',
    contentType: mp4,
    make: (folder) =>
      edited(folder, (file) => renameCodec(file, 'vide', 0, 'apv1'), { soundCodec: null }),
    refused: { code: 'unsupported_format', says: /recorded in APV/ },
  },
  {
    name: 'ProRes RAW beside a thumbnail',
    contentType: mov,
    make: (folder) =>
      remapped(folder, ['0:v', '1:v', '0:a'], (file) => renameCodec(file, 'vide', 0, 'aprn')),
    refused: { code: 'unsupported_format', says: /ProRes RAW/ },
  },
  {
    name: 'sound alone',
    contentType: mp4,
    make: async (folder) => {
      const path = await film(join(folder, 'plain.mp4'));
      await ffmpeg(['-i', path, '-vn', '-c', 'copy', join(folder, 'song.mp4')]);
      return join(folder, 'song.mp4');
    },
    refused: { code: 'video_has_no_picture' },
  },
];
