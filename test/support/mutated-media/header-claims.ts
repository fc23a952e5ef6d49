import type { Field, Part } from './media-parts.ts';

/** Numbers that a header claims, found after a name: offsets count from the name's first byte. */
const namedClaims: readonly [name: string, offset: number, bytes: number][] = [
  // ISO/IEC 14496-12: time scale, duration, counts, sizes, offsets, width and height.
  ...claims('mvhd', 4, 16, 20),
  ...claims('mdhd', 4, 16, 20),
  ...claims('tkhd', 4, 24, 44, 80, 84),
  ...claims('elst', 4, 8, 12, 16),
  ...claims('stts', 4, 8, 12, 16),
  ...claims('ctts', 4, 8, 12, 16),
  ...claims('stsz', 4, 8, 12, 16),
  ...claims('stsc', 4, 8, 12, 16),
  ...claims('stco', 4, 8, 12),
  ...claims('tfhd', 4, 12, 16),
  ...claims('trun', 4, 8, 12, 16),
  ...['avc1', 'hev1', 'hvc1', 'mp4v', 'vp09', 'apcn'].flatMap((name) => claims(name, 2, 28, 30)),
  ...['mp4a', 'Opus', 'sowt'].flatMap((name) => claims(name, 2, 20, 22, 28)),
  // AVI: time per frame, frames, width and height; scale, rate, length and sizes; the bitmap's.
  ...claims('avih', 4, 8, 24, 40, 44),
  ...claims('strh', 4, 28, 32, 40, 44, 52),
  ...claims('strf', 4, 8, 12, 16, 20),
  ...claims('idx1', 4, 16, 20),
  // FLV's onMetaData: a double after each name.
  ...['duration', 'width', 'height', 'framerate', 'filesize', 'audiosamplerate'].flatMap((name) =>
    claims(name, 8, name.length + 1),
  ),
  // MPEG: size and rate of the picture, clock of a pack, time stamp of a packet.
  ...claims('\0\0\x01\xb3', 4, 4),
  ...claims('\0\0\x01\xba', 6, 4),
  ...claims('\0\0\x01\xe0', 5, 9),
  ...claims('\0\0\x01\xc0', 5, 9),
];

function claims(name: string, bytes: number, ...offsets: number[]) {
  return offsets.map((offset): [string, number, number] => [name, offset, bytes]);
}

/** The first few of each name that a file has; in Matroska every element of at most 8 bytes. */
export function headerClaims(bytes: Buffer, parts: readonly Part[], fileName: string): Field[] {
  if (/\.(webm|mkv)$/.test(fileName)) {
    return parts
      .filter(({ payloadStart, end }) => end > payloadStart && end - payloadStart <= 8)
      .map(({ payloadStart, end }) => field(payloadStart, end - payloadStart));
  }
  return namedClaims.flatMap(([name, offset, length]) =>
    placesOf(bytes, name).map((at) => field(at + offset, length)),
  );
}

const mostPlaces = 3;

function placesOf(bytes: Buffer, name: string): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(name, 'latin1'); at >= 0 && places.length < mostPlaces; ) {
    places.push(at);
    at = bytes.indexOf(name, at + 1, 'latin1');
  }
  return places;
}

const field = (offset: number, bytes: number): Field => ({ offset, bytes, keptBits: 0 });
