import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  fingerprintOf,
  isSameVideo,
} from '../../../../../dashboard/features/uploads/fingerprint.ts';

const endBytes = 65_536;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const noise = (sizeBytes: number, seed: number) =>
  Uint8Array.from({ length: sizeBytes }, (_, index) => (index * 31 + seed * (index % 7)) % 256);
const take = async (bytes: Uint8Array<ArrayBuffer>) => {
  const fingerprint = await fingerprintOf(new Blob([bytes]));
  if (fingerprint === null) throw new Error('It could not be read.');
  return fingerprint;
};

afterEach(() => vi.unstubAllGlobals());

describe('fingerprintOf', () => {
  it.each([1, 1_000, endBytes - 1, endBytes, endBytes + 1, 3 * endBytes])(
    'hashes both ends of %i bytes',
    async (sizeBytes) => {
      const bytes = noise(sizeBytes, 1);
      expect(await take(bytes)).toEqual({
        sizeBytes,
        headHash: sha256(bytes.subarray(0, endBytes)),
        tailHash: sha256(bytes.subarray(-endBytes)),
      });
    },
  );

  it('tells files apart that differ in a byte at either end, or in size', async () => {
    const sizes = fc.integer({ min: 1, max: 3 * endBytes });
    const places = fc.integer({ min: 0, max: endBytes - 1 });
    await fc.assert(
      fc.asyncProperty(sizes, places, fc.boolean(), async (sizeBytes, place, atEnd) => {
        const bytes = noise(sizeBytes, 2);
        const changed = bytes.slice();
        const index = atEnd ? Math.max(0, sizeBytes - 1 - place) : Math.min(place, sizeBytes - 1);
        changed[index] = (changed[index] ?? 0) ^ 1;
        const original = await take(bytes);
        expect(isSameVideo(original, await take(bytes.slice()))).toBe(true);
        expect(isSameVideo(original, await take(changed))).toBe(false);
        const longer = Uint8Array.from([...bytes, 0]);
        expect(isSameVideo(original, await take(longer))).toBe(false);
      }),
      { numRuns: 20 },
    );
  });

  it('is null for a file that cannot be read', async () => {
    const gone = new Blob(['x']);
    gone.slice = () => {
      throw new Error('NotReadableError');
    };
    expect(await fingerprintOf(gone)).toBeNull();
  });

  it('is null where the page has no secure context', async () => {
    vi.stubGlobal('crypto', {});
    expect(await fingerprintOf(new Blob(['x']))).toBeNull();
  });
});
