/** What tells one video from another: its size, and what its first and last bytes are. */
export interface Fingerprint {
  sizeBytes: number;
  /** SHA-256 in hex of the first `endBytes`, or of all where there are fewer. */
  headHash: string;
  /** The same of the last. */
  tailHash: string;
}

/** The index of an MP4 lies at either end, and no two recordings have the same one. */
const endBytes = 64 * 1024;

/** Null where it cannot be taken: the file is gone, or the page came over plain HTTP. */
export async function fingerprintOf(file: Blob): Promise<Fingerprint | null> {
  try {
    const [headHash, tailHash] = await Promise.all([
      hashOf(file.slice(0, endBytes)),
      hashOf(file.slice(Math.max(0, file.size - endBytes))),
    ]);
    return { sizeBytes: file.size, headHash, tailHash };
  } catch {
    return null;
  }
}

/**
 * Neither name nor date counts: a telephone gives a video from its library another date, and at times
 * another name, whenever it is picked.
 */
export const isSameVideo = (one: Fingerprint, other: Fingerprint): boolean =>
  one.sizeBytes === other.sizeBytes &&
  one.headHash === other.headHash &&
  one.tailHash === other.tailHash;

async function hashOf(bytes: Blob): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer());
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
