import { signalFormat } from '../../signal/signal-format.ts';

/** Cuts a stream of gray bytes into frames, all handed over in one reused buffer. */
export function frameReader(onFrame: (frame: Uint8Array) => void) {
  const frame = new Uint8Array(signalFormat.frameWidth * signalFormat.frameHeight);
  let filled = 0;
  let frames = 0;
  return {
    take(chunk: Uint8Array): void {
      for (let offset = 0; offset < chunk.length; ) {
        const taken = Math.min(frame.length - filled, chunk.length - offset);
        frame.set(chunk.subarray(offset, offset + taken), filled);
        offset += taken;
        filled += taken;
        if (filled < frame.length) continue;
        filled = 0;
        frames += 1;
        onFrame(frame);
      }
    },
    framesRead: () => frames,
  };
}
