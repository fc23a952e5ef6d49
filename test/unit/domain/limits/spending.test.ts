import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Usage } from '../../../../functions/src/contract/report.ts';
import {
  type Allowance,
  amountOf,
  committedOf,
  foldExpired,
  isOpen,
  nothingSpent,
  refuse,
  reserve,
  type Spending,
  settle,
} from '../../../../functions/src/domain/limits/spending.ts';
import { someTime as noon } from '../../../support/build-analysis.ts';

const minutesLater = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

/** In each unit, a limit of ten and a call that takes so much of it; tokens go half in, half out. */
const units: { allowance: Allowance; usage: (amount: number) => Usage }[] = [
  {
    allowance: { unit: 'usd', limit: 10 },
    usage: (cost_usd) => ({ input_tokens: 100, output_tokens: 10, cost_usd }),
  },
  {
    allowance: { unit: 'tokens', limit: 10_000 },
    usage: (amount) => ({
      input_tokens: amount * 500,
      output_tokens: amount * 500,
      cost_usd: null,
    }),
  },
];

describe.each(units)('counted in $allowance.unit', ({ allowance, usage }) => {
  const { unit, limit } = allowance;
  const ten = limit / 10;
  const committed = (spending: Spending) => committedOf(spending, unit) / ten;

  function reserved(spending: Spending, id: string, amount: number): Spending {
    const next = reserve(spending, { id, estimate: usage(amount), allowance }, noon);
    if (next === null) throw new Error('There was no room.');
    return next;
  }

  it('reserves what is left to the last of it, and nothing past it', () => {
    const full = reserved(reserved(nothingSpent, 'a', 6), 'b', 4);
    expect(committed(full)).toBe(10);
    const one = { id: 'c', estimate: usage(0.002), allowance };
    expect(reserve(full, one, noon)).toBeNull();
  });

  it('replaces what the same call had reserved', () => {
    expect(committed(reserved(reserved(nothingSpent, 'a', 8), 'a', 9))).toBe(9);
  });

  it('settles what was used in the place of the estimate, once', () => {
    const settled = settle(reserved(nothingSpent, 'a', 4), 'a', usage(2));
    expect(committed(settled)).toBe(2);
    expect(settled.inputTokens).toBe(usage(2).input_tokens);
    expect(settle(settled, 'a', usage(2))).toBe(settled);
  });

  it('counts as spent, after 35 minutes, what nobody settled', () => {
    const day = reserved(nothingSpent, 'a', 4);
    expect(foldExpired(day, minutesLater(34))).toBe(day);
    const folded = foldExpired(day, minutesLater(35));
    expect([committed(folded), folded.reserved]).toEqual([4, {}]);
  });

  it('is open until everything is spent or reserved', () => {
    expect(isOpen(reserved(nothingSpent, 'a', 9.5), allowance)).toBe(true);
    expect(isOpen(reserved(nothingSpent, 'a', 10), allowance)).toBe(false);
    expect(isOpen(nothingSpent, { unit, limit: 0 })).toBe(false);
  });

  it('is closed from a refused call on, until there is room for as much', () => {
    const busy = refuse(reserved(nothingSpent, 'a', 9.8), usage(0.4), unit);
    expect(isOpen(busy, allowance)).toBe(false);
    expect(isOpen(settle(busy, 'a', usage(9.6)), allowance)).toBe(true);
    expect(isOpen(settle(busy, 'a', usage(9.7)), allowance)).toBe(false);
  });

  it('remembers the smallest call that was refused', () => {
    const small = refuse(nothingSpent, usage(0.4), unit);
    expect(refuse(small, usage(0.5), unit)).toBe(small);
    expect(refuse(small, usage(0.2), unit).refused).toEqual(usage(0.2));
  });

  it('stays open for others where a single dear call was refused', () => {
    const dear = refuse(reserved(nothingSpent, 'a', 2), usage(9), unit);
    expect(isOpen(dear, allowance)).toBe(true);
  });

  it('never commits more than its limit while no call takes more than was reserved for it', () => {
    const calls = fc.array(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        quarters: fc.nat({ max: 20 }),
        deed: fc.constantFrom('reserve' as const, 'settle' as const, 'fold' as const),
        minutes: fc.nat({ max: 20 }),
      }),
      { maxLength: 80 },
    );
    fc.assert(
      fc.property(calls, (all) => {
        let day = nothingSpent;
        let now = noon;
        for (const { id, quarters, deed, minutes } of all) {
          now = new Date(now.getTime() + minutes * 60_000);
          const estimate = usage(quarters / 4);
          const amount = amountOf(estimate, unit);
          const before = committedOf(day, unit);
          const own = day.reserved[id]?.estimate;
          const ownAmount = own === undefined ? 0 : amountOf(own, unit);
          if (deed === 'reserve') {
            const next = reserve(day, { id, estimate, allowance }, now);
            expect(next === null).toBe(amount > 0 && before - ownAmount + amount > limit);
            day = next ?? refuse(day, estimate, unit);
          } else if (deed === 'settle') {
            day = settle(day, id, amount < ownAmount || own === undefined ? estimate : own);
          } else {
            day = foldExpired(day, now);
            expect(committedOf(day, unit)).toBe(before);
          }
          expect(committedOf(day, unit)).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });
});

describe('a call of unknown cost', () => {
  it('counts for nothing in dollars and for its tokens in tokens', () => {
    const unknown = { input_tokens: 100, output_tokens: 10, cost_usd: null };
    expect([amountOf(unknown, 'usd'), amountOf(unknown, 'tokens')]).toEqual([0, 110]);
  });
});
