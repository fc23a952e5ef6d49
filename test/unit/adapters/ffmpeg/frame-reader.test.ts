import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameReader } from '../../../../functions/src/adapters/ffmpeg/frame-reader.ts';

const frameBytes = 96 * 54;

describe('frameReader', () => {
  it('cuts the same frames out of any chunks', async () => {
    const stream = Uint8Array.from({ length: 3 * frameBytes }, (_, index) => index % 251);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 2 * frameBytes })), async (lengths) => {
        const frames: Uint8Array[] = [];
        const reader = frameReader(frameBytes, (frame) => {
          frames.push(frame.slice());
        });
        let offset = 0;
        for (const length of [...lengths, stream.length]) {
          await reader.take(stream.subarray(offset, offset + length));
          offset += length;
        }
        expect(reader.framesRead()).toBe(3);
        expect(Buffer.concat(frames).equals(stream)).toBe(true);
      }),
    );
  });

  it('hands over one reused buffer', async () => {
    const seen = new Set<Uint8Array>();
    await frameReader(frameBytes, (frame) => {
      seen.add(frame);
    }).take(new Uint8Array(2 * frameBytes));
    expect(seen.size).toBe(1);
  });

  it('does not count a frame that is cut off', async () => {
    const reader = frameReader(frameBytes, () => {});
    await reader.take(new Uint8Array(frameBytes + 1));
    expect(reader.framesRead()).toBe(1);
  });
});
