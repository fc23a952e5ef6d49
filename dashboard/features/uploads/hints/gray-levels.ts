/** Of the picture that is looked at: as small as the one that the service measures. */
export const sampleSize = { width: 96, height: 54 } as const;

const brightShare = 0.95;

/** 0..1: the gray below which 95 % of the pixels of some pictures lie. `pixels` are RGBA. */
export function brightOf(pictures: readonly Uint8ClampedArray[]): number | null {
  const grays = pictures.flatMap((pixels) =>
    Array.from({ length: pixels.length / 4 }, (_, pixel) => {
      const [red = 0, green = 0, blue = 0] = pixels.subarray(4 * pixel, 4 * pixel + 3);
      // As video has it: ITU-R BT.601.
      return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
    }),
  );
  const sorted = Float64Array.from(grays).sort();
  return sorted[Math.floor(brightShare * (sorted.length - 1))] ?? null;
}
