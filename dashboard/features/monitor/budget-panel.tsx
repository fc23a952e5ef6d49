'use client';

import { Stack, Text } from '@mantine/core';
import type { BudgetState } from '../../../functions/src/contract/operations.ts';
import { budgetToday } from '../../components/budget-today.ts';
import { limitName, takenWords } from '../../components/budget-words.ts';
import { formatTokens, formatUsd } from '../../components/formats.ts';
import { Nothing } from './nothing.tsx';
import { Panel } from './panel.tsx';
import { ShareBar } from './share-bar.tsx';
import { useNow } from './use-now.ts';

export function BudgetPanel({ budget }: { budget: BudgetState | undefined }) {
  return (
    <Panel title="Budget of the day" about="What the model takes, from midnight to midnight UTC.">
      {budget === undefined && <Nothing>Nothing has been spent yet.</Nothing>}
      {budget?.counts === null && (
        <Nothing>No model judges here: there is nothing to count.</Nothing>
      )}
      {budget !== undefined && budget.counts !== null && <Spending budget={budget} />}
    </Panel>
  );
}

function Spending({ budget }: { budget: BudgetState }) {
  const today = budgetToday(budget, useNow());
  const { tokens, share, isOpen } = today;
  return (
    <Stack gap="sm">
      <Text fw={500}>
        {isOpen
          ? 'New runs are accepted.'
          : `Used up: no new run begins before midnight UTC, unless ${limitName(today)} is raised.`}
      </Text>
      <ShareBar
        label="Spent and reserved"
        words={takenWords(today)}
        share={share}
        level={isOpen ? 'fine' : 'critical'}
      />
      <Text size="sm">
        {tokens === undefined
          ? `${formatUsd(today.spentUsd)} spent; ${formatUsd(today.reservedUsd)} set aside for runs under way.`
          : `${formatTokens(tokens.spent)} used; ${formatTokens(tokens.reserved)} set aside for runs under way. No prices are set.`}
      </Text>
    </Stack>
  );
}
