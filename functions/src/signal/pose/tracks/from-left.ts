import type { Sighting } from './sightings.ts';

/** A dancer at a place among the others. */
export interface Placed<Seen extends Sighting> {
  sightings: readonly Seen[];
  /** When that is the place, seconds. */
  placedSeconds: number;
}

/**
 * Dancers from left to right in the first look that shows the most of them, whenever that is: some may have
 * danced elsewhere before. Who is not in it is placed by the next own look, or else by the first.
 */
export function fromLeft<Seen extends Sighting>(all: readonly Seen[][]): Placed<Seen>[] {
  const look = fullestLook(all);
  return all
    .map((sightings) => ({
      sightings,
      placed: sightings.find(({ index }) => index >= look) ?? sightings[0],
    }))
    .toSorted((one, other) => (one.placed?.trunk.x ?? 0) - (other.placed?.trunk.x ?? 0))
    .map(({ sightings, placed }) => ({ sightings, placedSeconds: placed?.seconds ?? 0 }));
}

function fullestLook(all: readonly Sighting[][]): number {
  const atOnce = new Map<number, number>();
  for (const { index } of all.flat()) atOnce.set(index, (atOnce.get(index) ?? 0) + 1);
  const most = Math.max(0, ...atOnce.values());
  return Math.min(...[...atOnce].flatMap(([look, count]) => (count === most ? look : [])));
}
