const centralEntry = 0x02014b50;
const centralLength = 46;

/** The files of a zip archive by name, with their mode, such as 0o755. */
export function zipEntries(zip: Buffer): Map<string, number> {
  const entries = new Map<string, number>();
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(centralEntry);
  for (let at = zip.indexOf(signature); at >= 0; at = zip.indexOf(signature, at + centralLength)) {
    const nameLength = zip.readUInt16LE(at + 28);
    const mode = (zip.readUInt32LE(at + 38) >>> 16) & 0o777;
    entries.set(zip.toString('utf8', at + centralLength, at + centralLength + nameLength), mode);
  }
  return entries;
}
