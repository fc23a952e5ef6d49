import { clamp } from '../series.ts';
import { isWithin, type Span } from '../spans.ts';
import { endingsAmong, placeWithinBeat } from './place-within-beat.ts';

export interface BeatAlignment {
  /** 1 where every movement ends on a beat, 0 at chance, below where it shuns the beats. */
  alignment: number;
  /** 0..1: the same over the music's beats: 1 where a movement answers each. */
  recall: number;
  /** 0..1: 1 where every movement ends at one place within the beat, on it or off it. */
  coherence: number;
  /**
   * How long after the nearest beat that place lies, in seconds, below 0 before it: half a beat off
   * is as early as it is late. Null where there is no one place.
   */
  lateSeconds: number | null;
  /** How many movements, and beats of the music, that is told from. */
  moves: number;
  beats: number;
}

/** Source of the measure and its tolerance: AIST++ (Li et al. 2021), here in seconds. */
const toleranceSeconds = 0.05;
const gridSeconds = 0.005;
/** Movements, and beats: fewer tell nothing apart from chance. */
export const fewestCompared = 6;
/** Less coherent movements have no one place within the beat. */
export const leastCoherence = 0.5;

/**
 * How movements (`moves`) and music beats (`beats`), both ascending, in seconds, fall together
 * from `start` to `end`, as far as that lies in one of the spans. Null where there are too few of either.
 */
export function alignBeats(
  moves: readonly number[],
  beats: readonly number[],
  start: number,
  end: number,
  spans: readonly Span[] | null = null,
): BeatAlignment | null {
  const within = (seconds: number) => seconds >= start && seconds < end && isWithin(seconds, spans);
  const ownMoves = moves.filter(within);
  const ownBeats = beats.filter(within);
  if (ownMoves.length < fewestCompared || ownBeats.length < fewestCompared) return null;
  const steps = Math.ceil((end - start) / gridSeconds);
  const anyTime = Array.from({ length: steps }, (_, step) => start + step * gridSeconds).filter(
    within,
  );
  if (anyTime.length === 0) return null;
  const { coherence, lateSeconds } = placeWithinBeat(endingsAmong(ownMoves, beats));
  return {
    alignment: beyondChance(ownMoves, beats, anyTime),
    recall: clamp(beyondChance(ownBeats, moves, anyTime), 0, 1),
    coherence,
    lateSeconds: coherence < leastCoherence ? null : lateSeconds,
    moves: ownMoves.length,
    beats: ownBeats.length,
  };
}

/** Mean closeness of events to their nearest target, as a share of the way from chance to 1. */
function beyondChance(
  events: readonly number[],
  targets: readonly number[],
  anyTime: readonly number[],
): number {
  const chance = meanCloseness(anyTime, targets);
  return (meanCloseness(events, targets) - chance) / (1 - chance);
}

function meanCloseness(events: readonly number[], targets: readonly number[]): number {
  let nearest = 0;
  let sum = 0;
  for (const event of events) {
    const distanceTo = (index: number) =>
      Math.abs(event - (targets[index] ?? Number.POSITIVE_INFINITY));
    while (distanceTo(nearest + 1) <= distanceTo(nearest)) nearest++;
    sum += Math.exp(-0.5 * (distanceTo(nearest) / toleranceSeconds) ** 2);
  }
  return sum / events.length;
}
