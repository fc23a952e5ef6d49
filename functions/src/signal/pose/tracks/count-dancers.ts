import type { Tracklet } from './tracklets.ts';

/** Fewer looks are of a shadow, a mirror or one dancer found twice. */
const fewestLooks = 5;
/** Of the looks that show anybody. */
const leastShare = 0.25;

/** How many bodies are seen at once for a good part of the time. */
export function countDancers(tracklets: readonly Tracklet[]): number {
  const atOnce = new Map<number, number>();
  for (const { sightings } of tracklets) {
    if (sightings.length < fewestLooks) continue;
    for (const { index } of sightings) atOnce.set(index, (atOnce.get(index) ?? 0) + 1);
  }
  const counts = [...atOnce.values()].sort((one, other) => other - one);
  return counts[Math.floor(leastShare * (counts.length - 1))] ?? 0;
}
