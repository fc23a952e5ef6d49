import { describe, expect, it } from 'vitest';
import {
  allowancesOf,
  type BudgetTerms,
  budgetClosed,
  mirrorOf,
  shareClosed,
} from '../../../../functions/src/domain/limits/budget.ts';
import {
  nothingSpent,
  reserve,
  type Spending,
  settle,
} from '../../../../functions/src/domain/limits/spending.ts';
import { someTime as noon } from '../../../support/build-analysis.ts';

const terms: BudgetTerms = {
  unit: 'usd',
  limitUsd: 10,
  limitTokens: 50_000,
  userShare: 0.2,
  judging: { frames_per_second: 4, usd_per_million_input: 1, usd_per_million_output: 2 },
};
const allowance = { unit: 'usd', limit: 10 } as const;
const usage = (cost_usd: number) => ({ input_tokens: 100, output_tokens: 10, cost_usd });

function reserved(day: Spending, id: string, costUsd: number): Spending {
  const next = reserve(day, { id, estimate: usage(costUsd), allowance }, noon);
  if (next === null) throw new Error('There was no room.');
  return next;
}

describe('allowancesOf', () => {
  it.each([
    ['usd', 10, 2],
    ['tokens', 50_000, 10_000],
  ] as const)('gives the day and a user their limits in %s', (unit, day, share) => {
    expect(allowancesOf({ ...terms, unit })).toEqual({
      day: { unit, limit: day },
      share: { unit, limit: share },
    });
  });

  it('gives none where no model judges', () => {
    expect(allowancesOf({ ...terms, unit: null })).toBeNull();
  });
});

describe.each([
  ['budgetClosed', budgetClosed, 'at_capacity'],
  ['shareClosed', shareClosed, 'quota_exhausted'],
] as const)('%s', (_name, closed, code) => {
  it('says to come back after midnight UTC where all of it is spent', () => {
    const spent = settle(reserved(nothingSpent, 'a', 10), 'a', usage(10));
    expect(closed(spent, allowance, noon)).toMatchObject({
      code,
      message: expect.stringContaining('after midnight UTC'),
      retryAfterSeconds: 12 * 3600,
    });
  });

  it('says to come back soon where it is only reserved', () => {
    expect(closed(reserved(nothingSpent, 'a', 10), allowance, noon)).toMatchObject({
      code,
      message: expect.stringContaining('nalyses under way may need the rest'),
      retryAfterSeconds: 60,
    });
  });
});

describe('mirrorOf', () => {
  const day = reserved(settle(reserved(nothingSpent, 'a', 4), 'a', usage(3)), 'b', 2);

  it('shows admins the day', () => {
    expect(mirrorOf(day, terms, noon)).toEqual({
      day: '2026-01-01',
      counts: 'usd',
      spent_usd: 3,
      reserved_usd: 2,
      limit_usd: 10,
      spent_tokens: 110,
      reserved_tokens: 110,
      limit_tokens: 50_000,
      user_share: 0.2,
      open: true,
      judging: terms.judging,
      updated_at: noon,
    });
  });

  it('says by what counts whether new runs are accepted', () => {
    const full = { ...terms, limitTokens: 220 };
    expect(mirrorOf(day, { ...full, unit: 'usd' }, noon).open).toBe(true);
    expect(mirrorOf(day, { ...full, unit: 'tokens' }, noon).open).toBe(false);
    expect(mirrorOf(day, { ...full, unit: null }, noon).open).toBe(true);
  });
});
