// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { BudgetPanel } from '../../../../../dashboard/features/monitor/budget-panel.tsx';
import type { BudgetState } from '../../../../../functions/src/contract/operations.ts';

afterEach(cleanup);

const today = (changes: Partial<BudgetState> = {}): BudgetState => ({
  ...{ day: new Date().toISOString().slice(0, 10), spent_usd: 3.4512, reserved_usd: 0.25 },
  ...{ limit_usd: 25, open: true, updated_at: new Date() },
  ...changes,
});

/** What somebody reads there. */
function read(budget: BudgetState | undefined): string {
  const { container } = render(
    <MantineProvider env="test">
      <BudgetPanel budget={budget} />
    </MantineProvider>,
  );
  return container.textContent ?? '';
}

describe('the budget', () => {
  it('is told with what was spent, what is reserved and the limit', () => {
    const text = read(today());
    expect(text).toContain('New runs are accepted.');
    expect(text).toContain('$3.7012 of $25.00 · 15 %');
    expect(text).toContain('$3.4512 spent; $0.25 set aside');
  });

  it('says what to do once it is used up', () => {
    expect(read(today({ spent_usd: 25, open: false }))).toContain('unless DAILY_BUDGET_USD is');
  });

  it('is untouched before the first run', () => {
    expect(read(undefined)).toContain('Nothing has been spent yet.');
  });
});
