import { describe, expect, it } from 'vitest';
import { budgetToday } from '../../../../dashboard/components/budget-today.ts';

const closed = {
  day: '2026-01-01',
  spent_usd: 24,
  reserved_usd: 0.5,
  limit_usd: 25,
  open: false,
  updated_at: new Date('2026-01-01T20:00:00Z'),
};

describe('today’s budget', () => {
  it('is what the state of today says', () => {
    expect(budgetToday(closed, new Date('2026-01-01T23:59:59Z'))).toEqual({
      isOpen: false,
      spentUsd: 24,
      reservedUsd: 0.5,
      limitUsd: 25,
      share: 0.98,
      renewsAt: new Date('2026-01-02T00:00:00Z'),
    });
  });

  it('is open and whole again once the state is of a day before', () => {
    expect(budgetToday(closed, new Date('2026-01-02T00:00:00Z'))).toEqual({
      isOpen: true,
      spentUsd: 0,
      reservedUsd: 0,
      limitUsd: 25,
      share: 0,
      renewsAt: new Date('2026-01-03T00:00:00Z'),
    });
  });

  it('has no share of a budget of nothing', () => {
    const now = new Date('2026-01-01T12:00:00Z');
    expect(budgetToday({ ...closed, limit_usd: 0 }, now).share).toBe(0);
  });
});
