import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Usage } from '../../../../functions/src/contract/report.ts';
import {
  type BudgetShard,
  budgetShardsFor,
  emptyShard,
  type Look,
  level,
  owes,
  partOf,
  reserveIn,
  settleIn,
  sumOfShards,
} from '../../../../functions/src/domain/limits/budget-shards.ts';
import {
  type Allowance,
  amountOf,
  committedOf,
  foldExpired,
  nothingSpent,
  refuse,
  spentOf,
} from '../../../../functions/src/domain/limits/spending.ts';
import { someTime as noon } from '../../../support/build-analysis.ts';

const minuteMs = 60_000;

/** In each unit, an allowance and a call that takes so many parts of a thousand of it. */
const units: { allowance: Allowance; usage: (amount: number) => Usage }[] = [
  {
    // Tenths are no fractions of two: what their sums are off by must refuse nothing.
    allowance: { unit: 'usd', limit: 100 },
    usage: (amount) => ({ input_tokens: 10, output_tokens: 1, cost_usd: amount / 10 }),
  },
  {
    allowance: { unit: 'tokens', limit: 1_000 },
    usage: (amount) => ({ input_tokens: amount, output_tokens: 0, cost_usd: null }),
  },
];

describe('budgetShardsFor', () => {
  it.each([
    [1, 1],
    [2, 1],
    [4, 1],
    [5, 5],
    [50, 50],
    [200, 200],
    [1_000, 200],
  ])('of %i workers: %i', (workers, shards) => {
    expect(budgetShardsFor(workers)).toBe(shards);
  });
});

describe('partOf', () => {
  it('gives parts that add up to the limit, whole tokens each', () => {
    const allowances = fc.record({
      unit: fc.constant('tokens' as const),
      limit: fc.nat({ max: 10_000_000 }),
    });
    fc.assert(
      fc.property(allowances, fc.integer({ min: 1, max: 100 }), (allowance, count) => {
        const parts = Array.from({ length: count }, (_, shard) => partOf(allowance, count, shard));
        expect(parts.every(Number.isInteger)).toBe(true);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(allowance.limit);
      }),
    );
  });
});

describe.each(units)('a day in $allowance.unit over several documents', ({ allowance, usage }) => {
  const { unit, limit } = allowance;

  /** As the ledger does it: what is read may be some shards or all, what is written is all or none. */
  function dayOver(count: number) {
    const stored = new Map<number, BudgetShard>();
    const homeOf = (id: string) => Number(id) % count;
    const lookAt = (shards: readonly number[], now: Date): Look => ({
      count,
      shards: new Map(
        shards.map((shard) => {
          const { spending, borrowed } = stored.get(shard) ?? emptyShard;
          return [shard, { spending: foldExpired(spending, now), borrowed }];
        }),
      ),
    });
    const all = Array.from({ length: count }, (_, shard) => shard);
    const write = (changed: ReadonlyMap<number, BudgetShard>) => {
      for (const [shard, next] of changed) stored.set(shard, next);
    };
    return {
      whole: (now: Date) => lookAt(all, now),
      sum(now: Date) {
        const spendings = [...lookAt(all, now).shards.values()].map(({ spending }) => spending);
        return sumOfShards(spendings, unit);
      },
      borrowed: () => [...stored.values()].reduce((sum, { borrowed }) => sum + borrowed[unit], 0),
      reserve(id: string, estimate: Usage, some: readonly number[], now: Date): boolean {
        const home = homeOf(id);
        for (const shards of [[home], [...new Set([home, ...some])], all]) {
          const changed = reserveIn(lookAt(shards, now), home, { id, estimate }, allowance, now);
          if (changed === null) continue;
          write(changed);
          return true;
        }
        return false;
      },
      settle(id: string, used: Usage, now: Date): boolean {
        const home = homeOf(id);
        for (const shards of [[home], all]) {
          const look = lookAt(shards, now);
          const changed = settleIn(look, home, id, used, allowance);
          if (changed === null) return false;
          const after = { count, shards: new Map([...look.shards, ...changed]) };
          if (shards.length < count && owes(after, home, allowance)) continue;
          write(changed);
          break;
        }
        return true;
      },
      level: (now: Date, other: Allowance) => write(level(lookAt(all, now), other)),
    };
  }

  const deeds = (count: number) =>
    fc.array(
      fc.record({
        id: fc.nat({ max: 30 }).map(String),
        amount: fc.nat({ max: 250 }),
        deed: fc.constantFrom('reserve' as const, 'settle' as const, 'level' as const),
        some: fc.array(fc.nat({ max: count - 1 }), { maxLength: 3 }),
        minutes: fc.nat({ max: 10 }),
      }),
      { maxLength: 120 },
    );
  const days = fc
    .integer({ min: 1, max: 12 })
    .chain((count) => fc.tuple(fc.constant(count), deeds(count)));

  it('refuses exactly what one document would refuse, whatever comes in whatever order', () => {
    fc.assert(
      fc.property(days, ([count, all]) => {
        const day = dayOver(count);
        let now = noon;
        for (const { id, amount, deed, some, minutes } of all) {
          now = new Date(now.getTime() + minutes * minuteMs);
          const before = day.sum(now);
          const own = before.reserved[id]?.estimate;
          const estimate = usage(amount);
          const others = committedOf(before, unit) - (own ? amountOf(own, unit) : 0);
          if (deed === 'reserve') {
            const wanted = amountOf(estimate, unit);
            const fits = wanted === 0 || others + wanted <= limit + 1e-8;
            expect(day.reserve(id, estimate, some, now)).toBe(fits);
          } else if (deed === 'settle') {
            const isLess = own !== undefined && amountOf(estimate, unit) < amountOf(own, unit);
            const used = isLess ? estimate : (own ?? estimate);
            expect(day.settle(id, used, now)).toBe(own !== undefined);
            expect(day.settle(id, used, now)).toBe(false);
          } else {
            day.level(now, allowance);
          }
          expect(committedOf(day.sum(now), unit)).toBeLessThanOrEqual(limit + 1e-8);
          expect(day.borrowed()).toBeCloseTo(0, 8);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('loses and doubles nothing: what was spent is what was used, or reserved and never settled', () => {
    fc.assert(
      fc.property(days, ([count, all]) => {
        const day = dayOver(count);
        const open = new Map<string, Usage>();
        let spent = 0;
        for (const { id, amount, deed, some } of all) {
          if (deed === 'reserve' && day.reserve(id, usage(amount), some, noon)) {
            open.set(id, usage(amount));
          } else if (deed === 'settle' && day.settle(id, usage(amount), noon)) {
            open.delete(id);
            spent += amountOf(usage(amount), unit);
          }
        }
        const { reserved } = day.sum(noon);
        const kept = Object.entries(reserved).map(([id, { estimate }]) => [id, estimate]);
        expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(open));
        const late = day.sum(new Date(noon.getTime() + 35 * minuteMs));
        const left = [...open.values()].reduce((sum, left) => sum + amountOf(left, unit), 0);
        expect(spentOf(late, unit)).toBeCloseTo(spent + left, 6);
        expect(late.reserved).toEqual({});
      }),
    );
  });

  it('lets others have nothing of what one took beyond its estimate', () => {
    const day = dayOver(5);
    expect(day.reserve('0', usage(100), [], noon)).toBe(true);
    expect(day.settle('0', usage(950), noon)).toBe(true);
    const calls = Array.from({ length: 10 }, (_, index) => String(index + 1));
    const taken = calls.filter((id) => day.reserve(id, usage(10), [], noon));
    expect(taken).toHaveLength(5);
  });

  it('evens out what a lowered limit leaves some shards owing', () => {
    const day = dayOver(4);
    for (const id of ['0', '4', '8']) day.reserve(id, usage(80), [], noon);
    const lower = { unit, limit: limit * 0.4 };
    day.level(noon, lower);
    const whole = day.whole(noon);
    expect([0, 1, 2, 3].some((shard) => owes(whole, shard, lower))).toBe(false);
    const fits = reserveIn(whole, 1, { id: '1', estimate: usage(160) }, lower, noon);
    expect(fits).not.toBeNull();
    expect(reserveIn(whole, 1, { id: '1', estimate: usage(161) }, lower, noon)).toBeNull();
  });

  it('remembers of all shards the smallest call that was refused', () => {
    const dear = refuse(nothingSpent, usage(90), unit);
    const small = refuse(nothingSpent, usage(20), unit);
    expect(sumOfShards([dear, nothingSpent, small], unit).refused).toEqual(usage(20));
  });

  it('leaves the next call at home some room where it has borrowed', () => {
    const day = dayOver(4);
    day.reserve('0', usage(260), [], noon);
    const { shards, count } = day.whole(noon);
    const own = shards.get(0) ?? emptyShard;
    const home: Look = { count, shards: new Map([[0, own]]) };
    expect(reserveIn(home, 0, { id: '4', estimate: usage(100) }, allowance, noon)).not.toBeNull();
  });
});
