import { clamp } from '../series.ts';

export interface PlaceWithinBeat {
  /** 0..1: 1 where every movement ends at one place within the beat, on it or off it. */
  coherence: number;
  /** How long after the nearest beat that place lies, in seconds, below 0 before it. */
  lateSeconds: number;
  /** The same as a share of a beat: -0.5..0.5. */
  lateShare: number;
}

/**
 * Where `moves` end between `beats`, both ascending, in seconds: the mean phase vector, its length freed
 * of the 1 / N by which N random phases exceed zero. At least two of each.
 */
export function placeWithinBeat(
  moves: readonly number[],
  beats: readonly number[],
): PlaceWithinBeat {
  let cosines = 0;
  let sines = 0;
  let periods = 0;
  let beat = 0;
  for (const move of moves) {
    while (beat < beats.length - 2 && (beats[beat + 1] ?? 0) <= move) beat++;
    const from = beats[beat] ?? 0;
    const to = beats[beat + 1] ?? from + 1;
    const angle = (2 * Math.PI * (move - from)) / (to - from);
    cosines += Math.cos(angle);
    sines += Math.sin(angle);
    periods += to - from;
  }
  const count = moves.length;
  const square = (cosines ** 2 + sines ** 2) / count ** 2;
  const lateShare = Math.atan2(sines, cosines) / (2 * Math.PI);
  return {
    coherence: Math.sqrt(clamp((count * square - 1) / (count - 1), 0, 1)),
    lateSeconds: (lateShare * periods) / count,
    lateShare,
  };
}
