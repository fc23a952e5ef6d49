'use client';

import { Badge, Group, Paper, Progress, Skeleton, Text, Title } from '@mantine/core';
import type { BudgetState } from '../../../functions/src/contract/operations.ts';
import { type BudgetToday, budgetToday } from '../../components/budget-today.ts';
import { formatDate, formatUsd } from '../../components/formats.ts';
import { useOperations } from '../../firebase/use-operations.ts';

/** Whether new runs are accepted, and what today's have cost. */
export function BudgetPanel() {
  const heard = useOperations();
  return (
    <Paper component="section" withBorder p="md" aria-label="Today’s budget">
      {heard.state === 'waiting' && <Skeleton height="4.5rem" />}
      {heard.state === 'refused' && (
        <Text>The budget cannot be shown. Load this page again, or sign out and in again.</Text>
      )}
      {heard.state === 'heard' && <Budget budget={heard.value.budget} />}
    </Paper>
  );
}

function Budget({ budget }: { budget: BudgetState | undefined }) {
  const today = budget === undefined ? null : budgetToday(budget, new Date());
  return (
    <>
      <Group justify="space-between" mb={6}>
        <Title order={2} size="h5">
          Today’s budget
        </Title>
        <Badge color={today === null || today.isOpen ? 'teal.9' : 'red.9'}>
          {today === null || today.isOpen ? 'Accepting new runs' : 'New runs are paused'}
        </Badge>
      </Group>
      {today === null ? (
        <Text size="sm" c="dimmed">
          No prices are set, so no costs are counted.
        </Text>
      ) : (
        <Spending today={today} />
      )}
    </>
  );
}

function Spending({ today }: { today: BudgetToday }) {
  const { isOpen, spentUsd, reservedUsd, limitUsd, renewsAt } = today;
  const share = (usd: number) => (limitUsd === 0 ? 0 : Math.min(100, (100 * usd) / limitUsd));
  const renewal = formatDate(renewsAt);
  return (
    <>
      <Progress.Root size="md" mb={6}>
        <Progress.Section
          value={share(spentUsd)}
          color={isOpen ? 'grape.8' : 'red.9'}
          aria-label="Spent"
        />
        <Progress.Section value={share(reservedUsd)} color="grape.4" aria-label="Set aside" />
      </Progress.Root>
      <Text size="sm">
        {formatUsd(spentUsd)} spent and {formatUsd(reservedUsd)} set aside for runs under way, of{' '}
        {formatUsd(limitUsd)} a day.
      </Text>
      <Text size="sm" c="dimmed">
        {isOpen
          ? `The next day’s budget begins ${renewal}.`
          : `New runs are refused until ${renewal}, or until money set aside comes back.`}
        {spentUsd + reservedUsd === 0 && ' Costs are counted once prices are set.'}
      </Text>
    </>
  );
}
