import { describe, expect, it } from 'vitest';
import { type BudgetToday, budgetToday } from '../../../../dashboard/components/budget-today.ts';
import {
  limitName,
  spendingWords,
  takenWords,
} from '../../../../dashboard/components/budget-words.ts';
import type { BudgetState } from '../../../../functions/src/contract/operations.ts';

const now = new Date('2026-01-01T20:00:00Z');
const state = (changes: Partial<BudgetState>): BudgetToday =>
  budgetToday(
    {
      ...{ day: '2026-01-01', spent_usd: 0, reserved_usd: 0, limit_usd: 25, open: true },
      ...{ counts: 'usd', spent_tokens: 12_400_000, reserved_tokens: 638_000 },
      ...{ limit_tokens: 50_000_000, user_share: 0.2, updated_at: now },
      judging: { frames_per_second: 4, usd_per_million_input: null, usd_per_million_output: null },
      ...changes,
    },
    now,
  );

describe('the words of a budget', () => {
  it('are of dollars where prices are known', () => {
    const today = state({ spent_usd: 24.5, reserved_usd: 0.4 });
    expect(spendingWords(today)).toBe(
      '$24.50 spent and $0.40 set aside for runs under way, of $25.00 a day.',
    );
    expect([takenWords(today), limitName(today)]).toEqual(['$24.90 of $25.00', 'DAILY_BUDGET_USD']);
  });

  it('are of tokens where they are not', () => {
    const today = state({ counts: 'tokens' });
    expect(spendingWords(today)).toBe(
      '12.4 million tokens used and 638,000 tokens set aside for runs under way, of 50 million tokens a day.',
    );
    expect(takenWords(today)).toBe('13 million tokens of 50 million tokens');
    expect(limitName(today)).toBe('DAILY_TOKENS_MILLIONS');
    expect(today.share).toBeCloseTo(13.038 / 50, 10);
  });

  it('do not forget what was spent before the prices went', () => {
    const today = state({ counts: 'tokens', spent_usd: 1 });
    expect(spendingWords(today)).toContain('$1.00 spent and $0.00 set aside');
  });

  it('begin anew with the day', () => {
    const today = state({ counts: 'tokens', day: '2025-12-31', open: false });
    expect(today).toMatchObject({ isOpen: true, share: 0, tokens: { spent: 0, reserved: 0 } });
  });
});
