/** Dance music comes in phrases of eight beats. */
const phraseBeats = 8;

export const phraseSecondsAt = (tempoBpm: number): number => (phraseBeats * 60) / tempoBpm;

/** Of the beats those with which a phrase begins, the first one among them. */
export function phraseStarts(beats: readonly number[]): number[] {
  return beats.filter((_, beat) => beat % phraseBeats === 0);
}
