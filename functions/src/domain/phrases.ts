import { usualPhraseCounts } from '../contract/dances/dance.ts';
import { danceOf } from './dances/find-dance.ts';

/** After how many counts whoever dances this begins anew: eight, but for waltzes and others. */
export const phraseCountsOf = (danceType: string | null): number =>
  danceOf(danceType)?.phraseCounts ?? usualPhraseCounts;

export const phraseSecondsAt = (tempoBpm: number, counts: number = usualPhraseCounts): number =>
  (counts * 60) / tempoBpm;

/** Of the beats those with which a phrase begins, the first one among them. */
export function phraseStarts(
  beats: readonly number[],
  counts: number = usualPhraseCounts,
): number[] {
  return beats.filter((_, beat) => beat % counts === 0);
}
