import type { Summary } from '../../contract/summary.ts';

/** A list of a thousand is a thousand of them. */
export const mostSummaryBytes = 4_096;

/** Of the document's name, which is counted too: the collection, an id, and what each has besides. */
const nameBytes = 64;
const mapBytes = 32;

/** As Firestore counts a document; source: firebase.google.com/docs/firestore/storage-size. */
export const summaryBytes = (summary: object): number => nameBytes + bytesOf(summary);

/** A picture that leaves no room for the words is left out. */
export function withoutCrowding(summary: Summary): Partial<Pick<Summary, 'poster'>> {
  const isCrowded = summary.poster !== null && summaryBytes(summary) > mostSummaryBytes;
  return isCrowded ? { poster: null } : {};
}

function bytesOf(value: unknown): number {
  if (typeof value === 'string') return utf8Bytes(value) + 1;
  if (typeof value === 'boolean' || value === null) return 1;
  if (typeof value === 'number' || value instanceof Date) return 8;
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + bytesOf(one), 0);
  if (typeof value !== 'object') return 0;
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .reduce((sum, [key, inner]) => sum + utf8Bytes(key) + 1 + bytesOf(inner), mapBytes);
}

function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
