'use client';

import { Stack, Text } from '@mantine/core';
import type { BudgetState } from '../../../functions/src/contract/operations.ts';
import { budgetToday } from '../../components/budget-today.ts';
import { formatUsd } from '../../components/formats.ts';
import { Nothing } from './nothing.tsx';
import { Panel } from './panel.tsx';
import { ShareBar } from './share-bar.tsx';
import { useNow } from './use-now.ts';

export function BudgetPanel({ budget }: { budget: BudgetState | undefined }) {
  return (
    <Panel title="Budget of the day" about="What the model costs, from midnight to midnight UTC.">
      {budget === undefined ? (
        <Nothing>Nothing has been spent yet.</Nothing>
      ) : (
        <Spending budget={budget} />
      )}
    </Panel>
  );
}

function Spending({ budget }: { budget: BudgetState }) {
  const { spentUsd, reservedUsd, limitUsd, share, isOpen } = budgetToday(budget, useNow());
  return (
    <Stack gap="sm">
      <Text fw={500}>
        {isOpen
          ? 'New runs are accepted.'
          : 'Used up: no new run begins before midnight UTC, unless DAILY_BUDGET_USD is raised.'}
      </Text>
      <ShareBar
        label="Spent and reserved"
        words={`${formatUsd(spentUsd + reservedUsd)} of ${formatUsd(limitUsd)}`}
        share={share}
        level={isOpen ? 'fine' : 'critical'}
      />
      <Text size="sm">
        {formatUsd(spentUsd)} spent; {formatUsd(reservedUsd)} set aside for runs under way.
      </Text>
    </Stack>
  );
}
