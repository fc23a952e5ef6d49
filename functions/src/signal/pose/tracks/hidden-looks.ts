import { areTouching, type Sighting } from './sightings.ts';

/**
 * The looks, of those that show one dancer, in which another is not found, and was last seen, or is seen
 * next, where this one is: then the model's body is of both. Each in time.
 */
export function hiddenLooks(
  another: readonly Sighting[],
  sightings: readonly Sighting[],
): Set<number> {
  const hidden = new Set<number>();
  let next = 0;
  for (const sighting of sightings) {
    while ((another[next]?.index ?? Number.POSITIVE_INFINITY) < sighting.index) next++;
    if (another[next]?.index === sighting.index) continue;
    const around = [another[next - 1], another[next]];
    if (around.some((other) => other !== undefined && areTouching(other, sighting))) {
      hidden.add(sighting.index);
    }
  }
  return hidden;
}
