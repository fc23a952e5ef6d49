import { clamp } from '../series.ts';

/** The end of a movement, by the two beats that it lies between. */
export interface Ending {
  seconds: number;
  /** How far it has come from the one beat to the next: 0..1 between them. */
  phase: number;
  /** Seconds from the one beat to the next. */
  period: number;
}

/** `moves` and `beats` ascending, in seconds, at least two beats; beyond them their first and last steps go on. */
export function endingsAmong(moves: readonly number[], beats: readonly number[]): Ending[] {
  let beat = 0;
  return moves.map((seconds) => {
    while (beat < beats.length - 2 && (beats[beat + 1] ?? 0) <= seconds) beat++;
    const from = beats[beat] ?? 0;
    const period = (beats[beat + 1] ?? from + 1) - from;
    return { seconds, phase: (seconds - from) / period, period };
  });
}

export interface PlaceWithinBeat {
  /** 0..1: 1 where every movement ends at one place within the beat, on it or off it. */
  coherence: number;
  /** How long after the nearest beat that place lies, in seconds, below 0 before it. */
  lateSeconds: number;
  /** The same as a share of a beat: -0.5..0.5. */
  lateShare: number;
}

/**
 * Where movements end within the beat: the mean phase vector, its length freed of the 1 / N by which N
 * random phases exceed zero. At least two of them.
 */
export function placeWithinBeat(endings: readonly Ending[]): PlaceWithinBeat {
  let cosines = 0;
  let sines = 0;
  let periods = 0;
  for (const { phase, period } of endings) {
    cosines += Math.cos(2 * Math.PI * phase);
    sines += Math.sin(2 * Math.PI * phase);
    periods += period;
  }
  const count = endings.length;
  const square = (cosines ** 2 + sines ** 2) / count ** 2;
  const lateShare = Math.atan2(sines, cosines) / (2 * Math.PI);
  return {
    coherence: Math.sqrt(clamp((count * square - 1) / (count - 1), 0, 1)),
    lateSeconds: (lateShare * periods) / count,
    lateShare,
  };
}

/** `share` as it lies nearest to `place`: half a beat late is half a beat early. */
export const nearestTo = (place: number, share: number): number =>
  share + Math.round(place - share);
