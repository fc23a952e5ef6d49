/**
 * One counter of all that is pending would slow everybody down: Firestore wants about one write a
 * second per document. Two who meet in a shard cost one of them a second try.
 */
const slotsAimedAt = 20;
/** Of fifty runs a second, each takes a place and gives one back. */
const mostShards = 100;

/** Over how many counters a limit is spread. */
export const shardCount = (limit: number) =>
  Math.min(mostShards, Math.max(1, Math.ceil(limit / slotsAimedAt)));

/** What one of them may hold, the first one excepted: it has what cannot be shared out evenly. */
export const evenPart = (limit: number): number => Math.floor(limit / shardCount(limit));

/** What a counter may hold; the parts add up to the limit. */
export function partOfShard(limit: number, shard: number): number {
  const count = shardCount(limit);
  if (shard >= count) return 0;
  return shard === 0 ? limit - evenPart(limit) * (count - 1) : evenPart(limit);
}
