export interface ReadableFile {
  sizeBytes: number;
  /** Fewer bytes where the file ends before. */
  read(offset: number, length: number): Promise<DataView>;
}

/**
 * True where a file's own structure tells that its end is missing. A file that was cut between two
 * packets of MPEG-TS or MPEG-PS, or two clusters of a live recording, is like any shorter one.
 * mov and Matroska data that are cut are noticed by their demuxers.
 */
export async function endsEarly(container: string, file: ReadableFile): Promise<boolean> {
  const rule = rules[container.split(',')[0] ?? ''];
  return file.sizeBytes > 0 && rule !== undefined && (await rule(file));
}

const rules: Readonly<Record<string, (file: ReadableFile) => Promise<boolean>>> = {
  mov: indexIsCut,
  avi: riffIsCut,
  flv: lastTagIsCut,
  mpegts: lastTransportPacketIsCut,
  mpeg: lastProgramPacketIsCut,
};

const mostBoxes = 20_000;

/** A demuxer reads the streams of an index that is cut as far as they go: the sound may be gone. */
async function indexIsCut({ sizeBytes, read }: ReadableFile): Promise<boolean> {
  let start = 0;
  for (let box = 0; box < mostBoxes && start + 8 <= sizeBytes; box++) {
    const header = await read(start, 16);
    const isLong = header.getUint32(0) === 1 && header.byteLength === 16;
    const length = isLong ? Number(header.getBigUint64(8)) : header.getUint32(0);
    const isIndex = ['moov', 'moof'].includes(fourCharacters(header, 4));
    if (isIndex && start + length > sizeBytes) return true;
    if (length < 8) return false;
    start += length;
  }
  return false;
}

/** Writers store the file's own size, 8 more than belongs there, or forget to pad to an even length. */
const riffSlack = 9;

/** Writers that cannot go back leave 0 or the highest number. */
async function riffIsCut({ sizeBytes, read }: ReadableFile): Promise<boolean> {
  const header = await read(0, 8);
  if (header.byteLength < 8 || fourCharacters(header, 0) !== 'RIFF') return false;
  const length = header.getUint32(4, true);
  return length !== 0xffffffff && 8 + length > sizeBytes + riffSlack;
}

const tagHeaderBytes = 11;
/** And the size of no tag before the first. */
const fileHeaderBytes = 9 + 4;
/** Sound, picture, script. */
const tagTypes = [8, 9, 18];
/** Of ten minutes at 60 pictures and 50 packets of sound a second there are 66,000. */
const mostTags = 200_000;

/**
 * Adobe's "Video File Format Specification", E.3: each tag is followed by its size. Recorders leave the
 * last of these sizes out, or write 0, and copying pads with zeros: where it is wrong, the tags are
 * followed from the first.
 */
async function lastTagIsCut({ sizeBytes, read }: ReadableFile): Promise<boolean> {
  if (await endsWithTag({ sizeBytes, read })) return false;
  let start = fileHeaderBytes;
  for (let tag = 0; tag < mostTags && start < sizeBytes; tag++) {
    const header = await read(start, tagHeaderBytes);
    if (!tagTypes.includes(header.getUint8(0) & 0x1f)) return false;
    if (header.byteLength < tagHeaderBytes) return true;
    start += tagHeaderBytes + dataBytes(header) + 4;
  }
  return start > sizeBytes + 4;
}

async function endsWithTag({ sizeBytes, read }: ReadableFile): Promise<boolean> {
  const trailer = await read(Math.max(0, sizeBytes - 4), 4);
  const tagBytes = trailer.byteLength === 4 ? trailer.getUint32(0) : 0;
  const start = sizeBytes - 4 - tagBytes;
  if (tagBytes < tagHeaderBytes || start < 0) return false;
  return dataBytes(await read(start, tagHeaderBytes)) + tagHeaderBytes === tagBytes;
}

const dataBytes = (header: DataView) => header.getUint32(0) & 0xffffff;

const syncByte = 0x47;

async function lastTransportPacketIsCut({ sizeBytes, read }: ReadableFile): Promise<boolean> {
  const head = await read(0, 4 * 208);
  const isSync = (offset: number) => offset < head.byteLength && head.getUint8(offset) === syncByte;
  // Plain, with the time stamp of a Blu-ray in front, with Reed-Solomon bytes behind.
  const layouts = [
    { packetBytes: 188, firstSync: 0 },
    { packetBytes: 192, firstSync: 4 },
    { packetBytes: 204, firstSync: 0 },
  ];
  const layout = layouts.find(({ packetBytes, firstSync }) =>
    [0, 1, 2, 3].every((packet) => isSync(firstSync + packet * packetBytes)),
  );
  if (layout === undefined) return false;
  // What follows the last whole packet is the beginning of another, or what something else left there.
  const begun = sizeBytes - (sizeBytes % layout.packetBytes);
  if (begun + layout.firstSync >= sizeBytes) return begun !== sizeBytes;
  return (await read(begun + layout.firstSync, 1)).getUint8(0) === syncByte;
}

const longestProgramPacket = 6 + 0xffff;

/** Codes from 0xbd on start packets and appear in no picture: ISO/IEC 13818-1, table 2-22. */
async function lastProgramPacketIsCut({ sizeBytes, read }: ReadableFile): Promise<boolean> {
  const from = Math.max(0, sizeBytes - longestProgramPacket);
  const tail = await read(from, longestProgramPacket);
  for (let at = tail.byteLength - 6; at >= 0; at--) {
    const code = tail.getUint32(at);
    if (code < 0x1bd || code > 0x1ef) continue;
    return at + 6 + tail.getUint16(at + 4) > tail.byteLength;
  }
  return false;
}

function fourCharacters(bytes: DataView, offset: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => bytes.getUint8(offset + index)));
}
