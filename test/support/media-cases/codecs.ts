/** Of the film in other codecs; a key frame each two seconds, as recorders write them. */
export const mpeg2 = ['-c:v', 'mpeg2video', '-q:v', '4', '-g', '60'];
export const mp2 = ['-c:a', 'mp2', '-b:a', '128k'];
export const vp8 = [
  '-c:v',
  'libvpx',
  '-deadline',
  'realtime',
  '-cpu-used',
  '8',
  '-b:v',
  '1M',
  '-g',
  '60',
];
export const flv = {
  videoCodec: ['-c:v', 'flv', '-q:v', '4', '-g', '60'],
  soundCodec: ['-c:a', 'libmp3lame'],
};
export const avi = {
  videoCodec: ['-c:v', 'mpeg4', '-q:v', '4', '-g', '60'],
  soundCodec: ['-c:a', 'libmp3lame'],
};
