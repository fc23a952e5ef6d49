import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  evenPart,
  partOfShard,
  shardCount,
} from '../../../../functions/src/domain/limits/shards.ts';

describe('the counters of a limit', () => {
  it.each([
    [1, 1],
    [20, 1],
    [21, 2],
    [1_000, 50],
    [2_000, 100],
    [100_000, 100],
  ])('of %i are %i', (limit, count) => {
    expect(shardCount(limit)).toBe(count);
  });

  it('hold the limit together, all but the first the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (limit) => {
        const parts = Array.from({ length: shardCount(limit) }, (_, shard) =>
          partOfShard(limit, shard),
        );
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(limit);
        expect(new Set(parts.slice(1))).toEqual(
          new Set(parts.slice(1, 2).map(() => evenPart(limit))),
        );
        expect(parts[0]).toBeGreaterThanOrEqual(evenPart(limit));
      }),
    );
  });

  it('hold nothing behind the last one', () => {
    expect(partOfShard(1_000, 50)).toBe(0);
  });
});
