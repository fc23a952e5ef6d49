import { Transform } from 'node:stream';

export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** Passes bytes on, and fails with TooLarge at the first beyond the limit. */
export function limitBytes(maxBytes: number): Transform {
  let passedBytes = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      passedBytes += chunk.byteLength;
      if (passedBytes > maxBytes) done(new TooLarge());
      else done(null, chunk);
    },
  });
}
