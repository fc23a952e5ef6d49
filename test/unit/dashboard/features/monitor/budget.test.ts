import { describe, expect, it } from 'vitest';
import { budgetToday, formatUsd } from '../../../../../dashboard/features/monitor/budget.ts';
import type { BudgetState } from '../../../../../functions/src/contract/operations.ts';

const noon = new Date('2026-01-02T12:00:00Z');
const usedUp: BudgetState = {
  ...{ day: '2026-01-02', spent_usd: 20, reserved_usd: 5, limit_usd: 25, open: false },
  updated_at: noon,
};

describe('budgetToday', () => {
  it('counts what is reserved with what is spent', () => {
    expect(budgetToday(usedUp, noon)).toMatchObject({ share: 1, open: false, level: 'critical' });
  });

  it('is open again, with nothing spent, on the next day in UTC', () => {
    const today = budgetToday(usedUp, new Date('2026-01-03T00:00:00Z'));
    expect(today).toMatchObject({ spentUsd: 0, reservedUsd: 0, share: 0, open: true });
  });

  it('has no share of a budget of nothing', () => {
    expect(budgetToday({ ...usedUp, limit_usd: 0 }, noon).share).toBe(0);
  });
});

describe('formatUsd', () => {
  it.each([
    [25, '$25.00'],
    [0.0031, '$0.0031'],
  ])('writes %d as %s', (amount, words) => {
    expect(formatUsd(amount)).toBe(words);
  });
});
