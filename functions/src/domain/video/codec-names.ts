import { decodedCodecs } from './decoded-codecs.ts';

/** Codecs that we do not decode and people may know, by tag or ffmpeg's name. */
const names: Readonly<Record<string, string>> = {
  vvc: 'H.266 (VVC)',
  vvc1: 'H.266 (VVC)',
  vvi1: 'H.266 (VVC)',
  aprn: 'Apple ProRes RAW',
  aprh: 'Apple ProRes RAW HQ',
  prores_raw: 'Apple ProRes RAW',
  apv1: 'APV',
  evc: 'MPEG-5 EVC',
  evc1: 'MPEG-5 EVC',
  lcevc: 'LCEVC',
  braw: 'Blackmagic RAW',
  r3d: 'REDCODE RAW',
  rawvideo: 'uncompressed pictures (RAWVIDEO)',
  v210: 'uncompressed pictures (V210)',
  jpeg2000: 'JPEG 2000',
  cinepak: 'Cinepak',
  flashsv: 'Flash Screen Video (FLASHSV)',
  flashsv2: 'Flash Screen Video 2 (FLASHSV2)',
  zmbv: 'DOSBox video (ZMBV)',
  huffyuv: 'HuffYUV',
  utvideo: 'Ut Video (UTVIDEO)',
  theora: 'Theora',
  tscc: 'Camtasia video (TSCC)',
  tscc2: 'Camtasia video (TSCC2)',
  fraps: 'Fraps',
  msvideo1: 'Microsoft Video 1 (MSVIDEO1)',
  msmpeg4v3: 'DivX 3 (MSMPEG4V3)',
  wmv1: 'Windows Media Video (WMV1)',
  wmv2: 'Windows Media Video (WMV2)',
  wmv3: 'Windows Media Video (WMV3)',
  vc1: 'VC-1',
  wmav1: 'Windows Media Audio (WMAV1)',
  wmav2: 'Windows Media Audio (WMAV2)',
  dts: 'DTS',
  truehd: 'Dolby TrueHD',
  apac: 'APAC (Apple spatial audio)',
  'ac-4': 'Dolby AC-4',
  ac4: 'Dolby AC-4',
  mhm1: 'MPEG-H 3D Audio',
  mha1: 'MPEG-H 3D Audio',
  mpegh_3d_audio: 'MPEG-H 3D Audio',
  'xhe-aac': 'xHE-AAC or another rare kind of AAC',
  iamf: 'IAMF',
};

/** What a track is recorded in, for people; `codec` as ffmpeg calls it, `tag` as the file does. */
export function codecName(codec: string | null, tag: string | null): string {
  const known =
    names[tag?.toLowerCase() ?? ''] ?? names[codec ?? ''] ?? nameOfDecoded(codec ?? tag);
  if (known !== undefined) return known;
  const word = codec ?? tag ?? '';
  return /^[A-Za-z0-9][A-Za-z0-9 ._-]{1,31}$/.test(word) ? word.toUpperCase() : 'an unknown format';
}

function nameOfDecoded(codec: string | null): string | undefined {
  return decodedCodecs.find((decoded) => decoded.codec === codec)?.name;
}
