/** A box, chunk, element, tag or packet of a container, its header included. */
export interface Part {
  start: number;
  end: number;
  payloadStart: number;
  /** Where its length is written. */
  length: Field;
}
export interface Field {
  offset: number;
  bytes: number;
  /** Bits of the first byte that are no part of the number: the marker of a Matroska length. */
  keptBits: number;
}

/** Every part of a well-formed file, the nested ones after the one that holds them. */
export function partsOf(bytes: Buffer, fileName: string): Part[] {
  const container = fileName.slice(fileName.lastIndexOf('.') + 1);
  if (container === 'ts') return transportPackets(bytes);
  if (container === 'mpg') return programPackets(bytes);
  if (container === 'flv') return flashTags(bytes);
  if (container === 'avi') return riffChunks(bytes, 0, bytes.length);
  if (['webm', 'mkv'].includes(container)) return matroskaElements(bytes, 0, bytes.length);
  return boxes(bytes, 0, bytes.length);
}

const plainField = (offset: number, bytes: number): Field => ({ offset, bytes, keptBits: 0 });

const boxesOfBoxes = 'moov trak mdia minf stbl edts dinf udta mvex moof traf mfra'.split(' ');

function boxes(bytes: Buffer, from: number, to: number): Part[] {
  const parts: Part[] = [];
  for (let start = from; start + 8 <= to; ) {
    const end = start + bytes.readUInt32BE(start);
    if (end < start + 8 || end > to) break;
    parts.push({ start, end, payloadStart: start + 8, length: plainField(start, 4) });
    const type = bytes.toString('latin1', start + 4, start + 8);
    if (boxesOfBoxes.includes(type)) parts.push(...boxes(bytes, start + 8, end));
    start = end;
  }
  return parts;
}

function riffChunks(bytes: Buffer, from: number, to: number): Part[] {
  const parts: Part[] = [];
  for (let start = from; start + 8 <= to; ) {
    const end = Math.min(to, start + 8 + bytes.readUInt32LE(start + 4));
    parts.push({ start, end, payloadStart: start + 8, length: plainField(start + 4, 4) });
    const type = bytes.toString('latin1', start, start + 4);
    if (type === 'RIFF' || type === 'LIST') parts.push(...riffChunks(bytes, start + 12, end));
    start = end + (end % 2);
  }
  return parts;
}

/** Segment, Info, Tracks, TrackEntry, Video, Audio, Cluster, BlockGroup, Cues, CuePoint, Tags. */
const elementsOfElements = new Set([
  ...[0x18538067, 0x1549a966, 0x1654ae6b, 0xae, 0xe0, 0xe1],
  ...[0x1f43b675, 0xa0, 0x1c53bb6b, 0xbb, 0x1254c367],
]);

function matroskaElements(bytes: Buffer, from: number, to: number): Part[] {
  const parts: Part[] = [];
  for (let start = from; start + 2 <= to; ) {
    const idBytes = Math.clz32(bytes.readUInt8(start)) - 23;
    const lengthOffset = start + idBytes;
    if (idBytes > 4 || lengthOffset >= to) break;
    const marked = bytes.readUInt8(lengthOffset);
    const lengthBytes = Math.clz32(marked) - 23;
    const payloadStart = lengthOffset + lengthBytes;
    if (lengthBytes > 8 || payloadStart > to) break;
    const { value, unknown } = readMarked(bytes, lengthOffset, lengthBytes);
    const end = unknown ? to : Math.min(to, payloadStart + value);
    const keptBits = (0xff << (8 - lengthBytes)) & 0xff;
    const length = { offset: lengthOffset, bytes: lengthBytes, keptBits };
    parts.push({ start, end, payloadStart, length });
    const nests = elementsOfElements.has(bytes.readUIntBE(start, idBytes));
    if (nests) parts.push(...matroskaElements(bytes, payloadStart, end));
    start = end;
  }
  return parts;
}

function readMarked(bytes: Buffer, offset: number, length: number) {
  let value = bytes.readUInt8(offset) & (0xff >> length);
  for (let index = 1; index < length; index++)
    value = value * 256 + bytes.readUInt8(offset + index);
  return { value, unknown: value === 2 ** (7 * length) - 1 };
}

function flashTags(bytes: Buffer): Part[] {
  const parts: Part[] = [];
  for (let start = 13; start + 15 <= bytes.length; ) {
    const end = Math.min(bytes.length, start + 11 + bytes.readUIntBE(start + 1, 3) + 4);
    parts.push({ start, end, payloadStart: start + 11, length: plainField(start + 1, 3) });
    start = end;
  }
  return parts;
}

/** Its only length is that of the adaptation field or of the pointer to a section. */
function transportPackets(bytes: Buffer): Part[] {
  return Array.from({ length: Math.floor(bytes.length / 188) }, (_, index) => ({
    start: index * 188,
    end: (index + 1) * 188,
    payloadStart: index * 188 + 5,
    length: plainField(index * 188 + 4, 1),
  }));
}

function programPackets(bytes: Buffer): Part[] {
  const starts: number[] = [];
  for (let at = bytes.indexOf('\0\0\x01', 'latin1'); at >= 0; ) {
    if (at + 6 <= bytes.length && bytes.readUInt8(at + 3) >= 0xba) starts.push(at);
    at = bytes.indexOf('\0\0\x01', at + 3, 'latin1');
  }
  return starts.map((start, index) => ({
    start,
    end: starts[index + 1] ?? bytes.length,
    payloadStart: start + 6,
    length: plainField(start + 4, 2),
  }));
}
