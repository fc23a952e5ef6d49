import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  budgetClosed,
  committedUsd,
  type DayOfSpending,
  foldExpired,
  isOpen,
  mirrorOf,
  nothingSpent,
  refuse,
  reserve,
  settle,
} from '../../../../functions/src/domain/limits/budget.ts';
import { someTime as noon } from '../../../support/build-analysis.ts';

const limitUsd = 10;
const usage = (cost_usd: number | null) => ({ input_tokens: 100, output_tokens: 10, cost_usd });
const minutesLater = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

function reserved(day: DayOfSpending, id: string, costUsd: number | null): DayOfSpending {
  const next = reserve(day, { id, estimate: usage(costUsd), limitUsd }, noon);
  if (next === null) throw new Error('There was no room.');
  return next;
}

describe('reserve', () => {
  it('takes what is left to the last of it, and nothing past it', () => {
    const full = reserved(reserved(nothingSpent, 'a', 6), 'b', 4);
    expect(committedUsd(full)).toBe(10);
    expect(reserve(full, { id: 'c', estimate: usage(0.25), limitUsd }, noon)).toBeNull();
  });

  it('has room for a call of unknown cost, which counts for nothing', () => {
    const full = reserved(nothingSpent, 'a', 10);
    expect(committedUsd(reserved(full, 'b', null))).toBe(10);
  });

  it('replaces what the same call had reserved', () => {
    expect(committedUsd(reserved(reserved(nothingSpent, 'a', 8), 'a', 9))).toBe(9);
  });
});

describe('settle', () => {
  it('counts what was used, tokens too, in the place of the estimate', () => {
    const settled = settle(reserved(nothingSpent, 'a', 4), 'a', usage(1.5));
    expect(settled).toEqual({ ...nothingSpent, spentUsd: 1.5, inputTokens: 100, outputTokens: 10 });
  });

  it('counts once', () => {
    const settled = settle(reserved(nothingSpent, 'a', 4), 'a', usage(1.5));
    expect(settle(settled, 'a', usage(1.5))).toBe(settled);
  });
});

describe('foldExpired', () => {
  it('counts as spent, after 35 minutes, what nobody settled', () => {
    const day = reserved(nothingSpent, 'a', 4);
    expect(foldExpired(day, minutesLater(34))).toBe(day);
    expect(foldExpired(day, minutesLater(35))).toMatchObject({ spentUsd: 4, reserved: {} });
  });
});

describe('isOpen', () => {
  it('is false once everything is spent or reserved', () => {
    expect(isOpen(reserved(nothingSpent, 'a', 9.75), limitUsd)).toBe(true);
    expect(isOpen(reserved(nothingSpent, 'a', 10), limitUsd)).toBe(false);
    expect(isOpen(nothingSpent, 0)).toBe(false);
  });

  it('is false from a refused call on, until there is room for as much', () => {
    const busy = refuse(reserved(nothingSpent, 'a', 9.75), usage(0.5));
    expect(isOpen(busy, limitUsd)).toBe(false);
    expect(isOpen(settle(busy, 'a', usage(9.5)), limitUsd)).toBe(true);
    expect(isOpen(settle(busy, 'a', usage(9.625)), limitUsd)).toBe(false);
  });

  it('stays true for others where a single dear call was refused', () => {
    const dear = refuse(reserved(nothingSpent, 'a', 2), usage(9));
    expect(isOpen(dear, limitUsd)).toBe(true);
  });
});

describe('budgetClosed', () => {
  it('says to come back after midnight UTC where the money is spent', () => {
    const spent = settle(reserved(nothingSpent, 'a', 10), 'a', usage(10));
    expect(budgetClosed(spent, limitUsd, noon)).toMatchObject({
      code: 'at_capacity',
      message: expect.stringContaining('after midnight UTC'),
      retryAfterSeconds: 12 * 3600,
    });
  });

  it('says to come back soon where it is only reserved', () => {
    expect(budgetClosed(reserved(nothingSpent, 'a', 10), limitUsd, noon)).toMatchObject({
      code: 'at_capacity',
      message: expect.stringContaining('in a few minutes'),
      retryAfterSeconds: 60,
    });
  });
});

describe('mirrorOf', () => {
  it('shows admins the day', () => {
    const day = reserved(settle(reserved(nothingSpent, 'a', 4), 'a', usage(3)), 'b', 2);
    expect(mirrorOf(day, limitUsd, noon)).toEqual({
      day: '2026-01-01',
      spent_usd: 3,
      reserved_usd: 2,
      limit_usd: 10,
      open: true,
      updated_at: noon,
    });
  });
});

describe('a day', () => {
  it('never commits more than its limit while no call costs more than was reserved for it', () => {
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
          const costUsd = quarters / 4;
          const before = committedUsd(day);
          if (deed === 'reserve') {
            const estimate = usage(costUsd);
            const next = reserve(day, { id, estimate, limitUsd }, now);
            const own = day.reserved[id]?.estimate.cost_usd ?? 0;
            expect(next === null).toBe(costUsd > 0 && before - own + costUsd > limitUsd);
            day = next ?? refuse(day, estimate);
          } else if (deed === 'settle') {
            const most = day.reserved[id]?.estimate.cost_usd ?? 0;
            day = settle(day, id, usage(Math.min(costUsd, most)));
          } else {
            day = foldExpired(day, now);
            expect(committedUsd(day)).toBe(before);
          }
          expect(committedUsd(day)).toBeLessThanOrEqual(limitUsd);
        }
      }),
    );
  });
});
