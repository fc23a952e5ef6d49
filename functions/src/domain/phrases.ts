import { usualPhraseCounts } from '../contract/dances/dance.ts';
import type { Measurements } from '../contract/measurements.ts';
import { danceOf } from './dances/find-dance.ts';

/** After how many counts whoever dances this begins anew: eight, but for waltzes and others. */
export const phraseCountsOf = (danceType: string | null): number =>
  danceOf(danceType)?.phraseCounts ?? usualPhraseCounts;

export const phraseSecondsAt = (tempoBpm: number, counts: number = usualPhraseCounts): number =>
  (counts * 60) / tempoBpm;

type Beats = Pick<Measurements, 'beat_seconds' | 'downbeat_seconds' | 'tempo_stretches'>;

/**
 * The beats with which a phrase begins: in each stretch at one tempo its first bar, or its first beat
 * where the bars are not told, and each phrase from there on.
 */
export function phraseStarts(
  { beat_seconds: beats, downbeat_seconds: downbeats, tempo_stretches: stretches }: Beats,
  counts: number = usualPhraseCounts,
): number[] {
  const parts =
    stretches.length < 2
      ? [beats]
      : stretches.map(({ start_seconds: start, end_seconds: end }) =>
          beats.filter((beat) => beat >= start && beat <= end),
        );
  return parts.flatMap((part) => {
    const bar = downbeats.find((downbeat) => downbeat >= (part[0] ?? Infinity));
    const first = bar === undefined ? 0 : Math.max(0, part.indexOf(bar));
    return part.slice(first).filter((_, beat) => beat % counts === 0);
  });
}
