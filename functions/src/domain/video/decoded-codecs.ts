/** What telephones, cameras, screen recorders and editors write: all that an upload is decoded from. */
export interface DecodedCodec {
  /** As ffprobe calls it. */
  codec: string;
  /** The decoders that builds of ffmpeg take for it, none of which needs a chip of its own. */
  decoders: readonly string[];
  /** For people. */
  name: string;
  /** Why it is here. */
  writtenBy: string;
}

export const pictureCodecs: readonly DecodedCodec[] = [
  {
    ...{ codec: 'h264', decoders: ['h264'], name: 'H.264' },
    writtenBy: 'almost every telephone, camera, screen recorder and editor',
  },
  {
    ...{ codec: 'hevc', decoders: ['hevc'], name: 'HEVC' },
    writtenBy: 'telephones and cameras since 2017, HDR and spatial video too; editors',
  },
  {
    // Native `av1` decodes on a graphics card alone, so a build that has no other reads none.
    ...{ codec: 'av1', decoders: ['libdav1d', 'libaom-av1'], name: 'AV1' },
    writtenBy: 'newer telephones, screen recorders and editors',
  },
  {
    ...{ codec: 'vp9', decoders: ['vp9'], name: 'VP9' },
    writtenBy: 'browsers, screen recorders and some telephones (WebM)',
  },
  {
    ...{ codec: 'vp8', decoders: ['vp8'], name: 'VP8' },
    writtenBy: 'browsers and video calls (WebM)',
  },
  {
    ...{ codec: 'apv', decoders: ['apv'], name: 'APV' },
    writtenBy: 'telephones that record for editing; read by ffmpeg 8 and newer',
  },
  {
    ...{ codec: 'prores', decoders: ['prores'], name: 'Apple ProRes' },
    writtenBy: 'iPhones, cameras and editors',
  },
  {
    ...{ codec: 'dnxhd', decoders: ['dnxhd'], name: 'DNxHD or DNxHR' },
    writtenBy: 'cameras and editors (Avid, DaVinci Resolve, Premiere)',
  },
  {
    ...{ codec: 'cfhd', decoders: ['cfhd'], name: 'GoPro CineForm' },
    writtenBy: 'editors (GoPro Studio, Premiere, DaVinci Resolve)',
  },
  {
    ...{ codec: 'qtrle', decoders: ['qtrle'], name: 'QuickTime Animation' },
    writtenBy: 'editors, for pictures with transparency',
  },
  {
    ...{ codec: 'mjpeg', decoders: ['mjpeg'], name: 'Motion JPEG' },
    writtenBy: 'older digital cameras and webcams',
  },
  {
    ...{ codec: 'mpeg4', decoders: ['mpeg4'], name: 'MPEG-4 part 2 (DivX, Xvid)' },
    writtenBy: 'older telephones, cameras and editors',
  },
  {
    ...{ codec: 'mpeg2video', decoders: ['mpeg2video', 'mpegvideo'], name: 'MPEG-2' },
    writtenBy: 'camcorders (HDV, DVD, XDCAM), television recorders and editors',
  },
  {
    ...{ codec: 'mpeg1video', decoders: ['mpeg1video'], name: 'MPEG-1' },
    writtenBy: 'early digital cameras and editors',
  },
  {
    ...{ codec: 'dvvideo', decoders: ['dvvideo'], name: 'DV' },
    writtenBy: 'tape camcorders (DV, DVCAM, DVCPRO)',
  },
  {
    ...{ codec: 'h263', decoders: ['h263'], name: 'H.263' },
    writtenBy: 'telephones of the 2000s (3GP)',
  },
  {
    // ffmpeg's decoder of H.263, which brings no other code with it.
    ...{ codec: 'flv1', decoders: ['flv'], name: 'Sorenson H.263' },
    writtenBy: 'editors and webcam recorders of the 2000s (FLV)',
  },
];

export const soundCodecs: readonly DecodedCodec[] = [
  {
    ...{ codec: 'aac', decoders: ['aac'], name: 'AAC' },
    writtenBy: 'almost every telephone, camera and editor',
  },
  {
    ...{ codec: 'aac_latm', decoders: ['aac_latm'], name: 'AAC (LATM)' },
    writtenBy: 'television recorders',
  },
  {
    ...{ codec: 'mp3', decoders: ['mp3float', 'mp3'], name: 'MP3' },
    writtenBy: 'editors and screen recorders',
  },
  {
    ...{ codec: 'mp2', decoders: ['mp2', 'mp2float'], name: 'MP2' },
    writtenBy: 'camcorders (HDV) and television recorders',
  },
  {
    ...{ codec: 'opus', decoders: ['opus'], name: 'Opus' },
    writtenBy: 'browsers, video calls and screen recorders',
  },
  {
    ...{ codec: 'vorbis', decoders: ['vorbis'], name: 'Vorbis' },
    writtenBy: 'older browsers and screen recorders (WebM)',
  },
  {
    ...{ codec: 'ac3', decoders: ['ac3'], name: 'AC-3 (Dolby Digital)' },
    writtenBy: 'camcorders (AVCHD, DVD) and editors',
  },
  {
    ...{ codec: 'eac3', decoders: ['eac3'], name: 'E-AC-3 (Dolby Digital Plus)' },
    writtenBy: 'telephones with surround sound, and editors',
  },
  {
    ...{ codec: 'alac', decoders: ['alac'], name: 'Apple Lossless' },
    writtenBy: 'editors',
  },
  {
    ...{ codec: 'flac', decoders: ['flac'], name: 'FLAC' },
    writtenBy: 'screen recorders and editors',
  },
  {
    ...{ codec: 'amr_nb', decoders: ['amrnb'], name: 'AMR' },
    writtenBy: 'older telephones (3GP)',
  },
  {
    ...{ codec: 'amr_wb', decoders: ['amrwb'], name: 'AMR wideband' },
    writtenBy: 'older telephones (3GP)',
  },
  {
    ...{ codec: 'qcelp', decoders: ['qcelp'], name: 'QCELP' },
    writtenBy: 'older telephones (3G2)',
  },
  {
    ...{ codec: 'evrc', decoders: ['evrc'], name: 'EVRC' },
    writtenBy: 'older telephones (3G2)',
  },
  ...['s16le', 's16be', 's24le', 's24be', 's32le', 's32be', 'u8', 's8', 'f32le', 'f32be'].map(
    (kind) => plainSound(kind, 'cameras, recorders and editors (WAV, MOV, AVI)'),
  ),
  plainSound('bluray', 'cameras and editors (M2TS)'),
  plainSound('dvd', 'DVD camcorders and editors (VOB)'),
  ...['mulaw', 'alaw'].map((kind) =>
    plainSound(kind, 'dashboard cameras and older digital cameras'),
  ),
  {
    ...{ codec: 'adpcm_ima_wav', decoders: ['adpcm_ima_wav'], name: 'IMA ADPCM' },
    writtenBy: 'older digital cameras (AVI)',
  },
  {
    ...{ codec: 'adpcm_ima_qt', decoders: ['adpcm_ima_qt'], name: 'IMA ADPCM (QuickTime)' },
    writtenBy: 'older digital cameras and editors (MOV)',
  },
  {
    ...{ codec: 'adpcm_ms', decoders: ['adpcm_ms'], name: 'Microsoft ADPCM' },
    writtenBy: 'older digital cameras and editors (AVI)',
  },
];

function plainSound(kind: string, writtenBy: string): DecodedCodec {
  const codec = `pcm_${kind}`;
  return { codec, decoders: [codec], name: 'PCM (uncompressed sound)', writtenBy };
}

export const decodedCodecs: readonly DecodedCodec[] = [...pictureCodecs, ...soundCodecs];

const decodersOf = (codecs: readonly DecodedCodec[]) => codecs.flatMap(({ decoders }) => decoders);

export const pictureDecoders: readonly string[] = decodersOf(pictureCodecs);

/** By ffmpeg's own names of decoders: no other opens an upload. */
export const uploadDecoders: readonly string[] = decodersOf(decodedCodecs);

/** What our own proxies hold. */
export const proxyDecoders: readonly string[] = ['h264', 'aac'];
