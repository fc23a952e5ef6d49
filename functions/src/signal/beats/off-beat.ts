import type { OffBeat } from '../../contract/measurements.ts';
import { quantile, rounded } from '../series.ts';
import { isWithin, type Span } from '../spans.ts';
import { leastCoherence } from './beat-alignment.ts';
import { type PlaceWithinBeat, placeWithinBeat } from './place-within-beat.ts';

/** Movements are compared with the beat over so many beats at a time. */
const windowBeats = 8;
const fewestMoves = 6;
/** Six random phases are as coherent as this once in 70 windows; six within 30 ms of a place are, at 120 a minute, 0.98. */
const leastCoherenceOfStretch = 0.75;
/** Who is this much beside the beat is seen to be: both. An ending is read to 20 ms or so. */
const leastLateSeconds = 0.08;
const leastLateShare = 0.15;
/** Further from the beat, all in all, the beats themselves may be told between those that are danced. */
const mostUsualShare = 0.3;

interface Stretch {
  from: number;
  to: number;
  side: number;
}

/**
 * Where movements (`moves`) leave the music's beats (`beats`), both ascending, in seconds: early or late
 * by one and the same time for eight beats or so. Only as far as that lies in one of the spans. Null
 * where the dance as a whole keeps no place near the beat, or where there are too few of either.
 */
export function findOffBeat(
  moves: readonly number[],
  beats: readonly number[],
  spans: readonly Span[] | null = null,
): OffBeat[] | null {
  const [start = 0, end = 0] = [beats[0], beats.at(-1)];
  const own = moves.filter((move) => move >= start && move < end && isWithin(move, spans));
  if (beats.length <= windowBeats || own.length < fewestMoves) return null;
  const usual = placeWithinBeat(own, beats);
  if (usual.coherence < leastCoherence || Math.abs(usual.lateShare) > mostUsualShare) return null;
  const ends = placesOf(own, beats);
  return joined(windowsBeside(own, beats)).map((stretch) => describe(stretch, ends));
}

/** Eight beats each, one beat apart: those in which enough movements end at one place beside the beat. */
function windowsBeside(moves: readonly number[], beats: readonly number[]): Stretch[] {
  let first = 0;
  let behind = 0;
  return beats.slice(windowBeats).flatMap((to, index) => {
    const from = beats[index] ?? 0;
    while ((moves[first] ?? to) < from) first += 1;
    while ((moves[behind] ?? to) < to) behind += 1;
    if (behind - first < fewestMoves) return [];
    const place = placeWithinBeat(
      moves.slice(first, behind),
      beats.slice(index, index + windowBeats + 1),
    );
    const isOne = place.coherence >= leastCoherenceOfStretch && isBeside(place);
    return isOne ? [{ from, to, side: Math.sign(place.lateShare) }] : [];
  });
}

const isBeside = ({ lateSeconds, lateShare }: PlaceWithinBeat) =>
  Math.abs(lateSeconds) >= leastLateSeconds && Math.abs(lateShare) >= leastLateShare;

/** Those that overlap and lie to the same side of the beat are one stretch. */
function joined(windows: readonly Stretch[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const window of windows) {
    const last = stretches.at(-1);
    if (last?.side === window.side && window.from <= last.to) last.to = window.to;
    else stretches.push({ ...window });
  }
  return stretches;
}

interface Ending {
  seconds: number;
  lateSeconds: number;
  lateShare: number;
}

/** Each by the beat that is nearest. */
function placesOf(moves: readonly number[], beats: readonly number[]): Ending[] {
  let beat = 0;
  return moves.map((seconds) => {
    while (beat < beats.length - 2 && (beats[beat + 1] ?? 0) <= seconds) beat += 1;
    const [from = 0, to = from + 1] = [beats[beat], beats[beat + 1]];
    const share = (seconds - from) / (to - from);
    const lateShare = share > 0.5 ? share - 1 : share;
    return { seconds, lateShare, lateSeconds: lateShare * (to - from) };
  });
}

/** From the first to the last movement that is beside the beat: a window begins before, and ends behind. */
function describe({ from, to, side }: Stretch, ends: readonly Ending[]): OffBeat {
  const beside = ends.filter(
    ({ seconds, lateShare }) =>
      seconds >= from && seconds < to && side * lateShare >= leastLateShare / 2,
  );
  const usual = (key: 'lateSeconds' | 'lateShare') =>
    quantile(
      beside.map((ending) => ending[key]),
      0.5,
    );
  return {
    start_seconds: rounded(beside[0]?.seconds ?? from),
    end_seconds: rounded(beside.at(-1)?.seconds ?? to),
    late_ms: rounded(1000 * usual('lateSeconds'), 0),
    late_beats: rounded(usual('lateShare'), 2),
  };
}
