import type { OffBeat } from '../../contract/measurements.ts';
import { quantile, rounded } from '../series.ts';
import { isWithin, type Span } from '../spans.ts';
import { leastCoherence } from './beat-alignment.ts';
import {
  type Ending,
  endingsAmong,
  nearestTo,
  type PlaceWithinBeat,
  placeWithinBeat,
} from './place-within-beat.ts';

/** Movements are compared with the beat over so many beats at a time. */
const windowBeats = 8;
const fewestMoves = 6;
/** Six random phases are as coherent as this once in 70 windows; six within 30 ms of a place are, at 120 a minute, 0.98. */
const leastCoherenceOfStretch = 0.75;
/** Who is this much beside the beat is seen to be: both. An ending is read to 20 ms or so. */
const leastLateSeconds = 0.08;
const leastLateShare = 0.15;
/** Further from the beat, all in all, the beats themselves may be told between those that are danced. */
export const mostUsualShare = 0.3;

/** Of windows that overlap: as far apart their movements may end and be one stretch, in shares of a beat. */
const mostApart = 0.25;

interface Stretch {
  from: number;
  to: number;
  /** Where its movements end, as a share of a beat after the beat; of its last window. */
  place: number;
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
  const endings = endingsAmong(own, beats);
  const usual = placeWithinBeat(endings);
  if (usual.coherence < leastCoherence || Math.abs(usual.lateShare) > mostUsualShare) return null;
  return joined(windowsBeside(endings, beats)).map((stretch) => describe(stretch, endings));
}

/** Eight beats each, one beat apart: those in which enough movements end at one place beside the beat. */
function windowsBeside(endings: readonly Ending[], beats: readonly number[]): Stretch[] {
  let first = 0;
  let behind = 0;
  return beats.slice(windowBeats).flatMap((to, index) => {
    const from = beats[index] ?? 0;
    while ((endings[first]?.seconds ?? to) < from) first += 1;
    while ((endings[behind]?.seconds ?? to) < to) behind += 1;
    if (behind - first < fewestMoves) return [];
    const place = placeWithinBeat(endings.slice(first, behind));
    const isOne = place.coherence >= leastCoherenceOfStretch && isBeside(place);
    return isOne ? [{ from, to, place: place.lateShare }] : [];
  });
}

const isBeside = ({ lateSeconds, lateShare }: PlaceWithinBeat) =>
  Math.abs(lateSeconds) >= leastLateSeconds && Math.abs(lateShare) >= leastLateShare;

function joined(windows: readonly Stretch[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const window of windows) {
    const last = stretches.at(-1);
    if (last !== undefined && window.from <= last.to && isNear(window.place, last.place)) {
      Object.assign(last, { to: window.to, place: window.place });
    } else stretches.push({ ...window });
  }
  return stretches;
}

const isNear = (place: number, other: number) =>
  Math.abs(nearestTo(other, place) - other) <= mostApart;

/** From the first to the last movement that is beside the beat: a window begins before, and ends behind. */
function describe({ from, to, place }: Stretch, endings: readonly Ending[]): OffBeat {
  const beside = endings
    .filter(({ seconds }) => seconds >= from && seconds < to)
    .map((ending) => ({ ...ending, late: nearestTo(place, ending.phase) }))
    .filter(
      ({ late }) => isNear(late, place) && Math.abs(nearestTo(0, late)) >= leastLateShare / 2,
    );
  const late = quantile(
    beside.map((ending) => ending.late),
    0.5,
  );
  const period = quantile(
    beside.map((ending) => ending.period),
    0.5,
  );
  return {
    start_seconds: rounded(beside[0]?.seconds ?? from),
    end_seconds: rounded(beside.at(-1)?.seconds ?? to),
    late_ms: rounded(1000 * nearestTo(0, late) * period, 0),
    late_beats: rounded(nearestTo(0, late), 2),
  };
}
