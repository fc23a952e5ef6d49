/**
 * Hands on each frame of `size` samples, one begun every `hop` samples; `filled` of the first are 0 before
 * the sound begins. The frame is written over by the next one.
 */
export function overlappingFrames(
  { size, hop, filled: before = 0 }: { size: number; hop: number; filled?: number },
  take: (frame: Float64Array) => void,
): (samples: Float64Array) => void {
  const frame = new Float64Array(size);
  let filled = before;
  return (samples) => {
    for (let from = 0; from < samples.length; ) {
      const part = samples.subarray(from, from + size - filled);
      frame.set(part, filled);
      from += part.length;
      filled += part.length;
      if (filled < size) return;
      take(frame);
      frame.copyWithin(0, hop);
      filled -= hop;
    }
  };
}
