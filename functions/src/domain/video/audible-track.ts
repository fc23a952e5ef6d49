/** Peaks of a muted microphone: silence, or what dithering and a codec leave of it (16 bits: -90). */
const silentDbfs = -70;

/** The first track of those whose peaks are given (dBFS, null where unknown) that can be heard. */
export function audibleTrack(peaksDbfs: readonly (number | null)[]): number {
  return Math.max(
    0,
    peaksDbfs.findIndex((peak) => peak !== null && peak > silentDbfs),
  );
}
