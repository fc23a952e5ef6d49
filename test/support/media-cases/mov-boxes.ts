/** Edits of what a MOV or MP4 says of its tracks, as cameras and editors write it. */
interface Box {
  start: number;
  header: number;
  length: number;
}

function boxesAt(file: Buffer, path: readonly string[], from = 0, to = file.length): Box[] {
  const [name, ...inner] = path;
  const found: Box[] = [];
  for (let start = from; start + 8 <= to; ) {
    const short = file.readUInt32BE(start);
    const header = short === 1 ? 16 : 8;
    const length =
      short === 1 ? Number(file.readBigUInt64BE(start + 8)) : short === 0 ? to - start : short;
    if (length < header) break;
    if (file.toString('latin1', start + 4, start + 8) === name) {
      if (inner.length === 0) found.push({ start, header, length });
      else found.push(...boxesAt(file, inner, start + header, start + length));
    }
    start += length;
  }
  return found;
}

function only(boxes: readonly Box[]): Box {
  const [box] = boxes;
  if (box === undefined) throw new Error('The file has no such box.');
  return box;
}

type Kind = 'vide' | 'soun';

function tracks(file: Buffer, kind: Kind): Box[] {
  return boxesAt(file, ['moov', 'trak']).filter(({ start, header, length }) => {
    const handler = only(boxesAt(file, ['mdia', 'hdlr'], start + header, start + length));
    const at = handler.start + handler.header + 8;
    return file.toString('latin1', at, at + 4) === kind;
  });
}

export const unit = 1 << 16;
const last = 1 << 30;

/** Lays the pictures as a matrix [a b c d x y] says; 16.16 fixed point. */
export function layPictures(file: Buffer, [a, b, c, d, x, y]: readonly number[]): Buffer {
  const changed = Buffer.from(file);
  for (const { start, header, length } of tracks(changed, 'vide')) {
    const box = only(boxesAt(changed, ['tkhd'], start + header, start + length));
    const isLong = changed[box.start + box.header] === 1;
    const at = box.start + box.header + 4 + (isLong ? 32 : 20) + 16;
    for (const [place, value] of [a, b, 0, c, d, 0, x, y, last].entries()) {
      changed.writeInt32BE(value ?? 0, at + 4 * place);
    }
  }
  return changed;
}

/** Calls the codec of the nth track of a kind by another four characters. */
export function renameCodec(file: Buffer, kind: Kind, nth: number, code: string): Buffer {
  const changed = Buffer.from(file);
  const track = tracks(changed, kind)[nth];
  if (track === undefined) throw new Error(`There is no track ${nth} of ${kind}.`);
  const { start, header, length } = track;
  const path = ['mdia', 'minf', 'stbl', 'stsd'];
  const box = only(boxesAt(changed, path, start + header, start + length));
  changed.write(code, box.start + box.header + 8 + 4, 'latin1');
  // ffmpeg would take the codec from there.
  const described = changed.indexOf('esds', box.start);
  if (described > 0 && described < box.start + box.length) changed.write('free', described);
  return changed;
}

/** Says in the AudioSpecificConfig that the sound is USAC, as xHE-AAC does. */
export function claimUsac(file: Buffer): Buffer {
  const changed = Buffer.from(file);
  // Tag 5 of the descriptors in `esds`, its length in four bytes.
  const at = changed.indexOf(Buffer.of(5, 0x80, 0x80, 0x80), changed.indexOf('esds'));
  const bytes = changed[at + 4] ?? 0;
  const config = Buffer.concat([Buffer.of(0xf9, 0x50), Buffer.alloc(8, 0x20)]);
  config.copy(changed, at + 5, 0, bytes);
  return changed;
}
