const headerBytes = 32;
const frameHeaderBytes = 12;

/** The frames of several IVF files behind one another, on one clock that counts them. */
export function joinIvf(files: readonly Buffer[]): Buffer {
  const parts: Buffer[] = [];
  for (const [place, file] of files.entries()) {
    if (place === 0) parts.push(file.subarray(0, headerBytes));
    for (let at = headerBytes; at < file.length; ) {
      const bytes = file.readUInt32LE(at);
      const frame = Buffer.from(file.subarray(at, at + frameHeaderBytes + bytes));
      frame.writeBigUInt64LE(BigInt(parts.length - 1), 4);
      parts.push(frame);
      at += frameHeaderBytes + bytes;
    }
  }
  return Buffer.concat(parts);
}
