/**
 * Cuts a stream of bytes into frames, all handed over in one reused buffer. `take` answers a promise
 * where `onFrame` does, and is to be called again only after it.
 */
export function frameReader(
  frameBytes: number,
  onFrame: (frame: Uint8Array) => void | Promise<void>,
) {
  const frame = new Uint8Array(frameBytes);
  let filled = 0;
  let frames = 0;

  function take(chunk: Uint8Array, from = 0): void | Promise<void> {
    for (let offset = from; offset < chunk.length; ) {
      const taken = Math.min(frame.length - filled, chunk.length - offset);
      frame.set(chunk.subarray(offset, offset + taken), filled);
      offset += taken;
      filled += taken;
      if (filled < frame.length) continue;
      filled = 0;
      frames += 1;
      const handed = onFrame(frame);
      if (handed instanceof Promise) return handed.then(() => take(chunk, offset));
    }
  }

  return { take: (chunk: Uint8Array) => take(chunk), framesRead: () => frames };
}
