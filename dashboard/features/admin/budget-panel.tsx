'use client';

import { Badge, Group, Paper, Progress, Skeleton, Text, Title } from '@mantine/core';
import type { BudgetState } from '../../../functions/src/contract/operations.ts';
import { type BudgetToday, budgetToday } from '../../components/budget-today.ts';
import { spendingWords } from '../../components/budget-words.ts';
import { formatDate } from '../../components/formats.ts';
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
      {budget?.counts === null && (
        <Text size="sm" c="dimmed">
          No model judges here, so there is nothing to count.
        </Text>
      )}
      {budget?.counts === null ? null : today === null ? (
        <Text size="sm" c="dimmed">
          Nothing has been counted yet.
        </Text>
      ) : (
        <Spending today={today} />
      )}
    </>
  );
}

function Spending({ today }: { today: BudgetToday }) {
  const { isOpen, renewsAt } = today;
  const { spent, reserved, limit } = today.tokens ?? {
    spent: today.spentUsd,
    reserved: today.reservedUsd,
    limit: today.limitUsd,
  };
  const share = (amount: number) => (limit === 0 ? 0 : Math.min(100, (100 * amount) / limit));
  const renewal = formatDate(renewsAt);
  return (
    <>
      <Progress.Root size="md" mb={6}>
        <Progress.Section
          value={share(spent)}
          color={isOpen ? 'grape.8' : 'red.9'}
          aria-label="Spent"
        />
        <Progress.Section value={share(reserved)} color="grape.4" aria-label="Set aside" />
      </Progress.Root>
      <Text size="sm">{spendingWords(today)}</Text>
      <Text size="sm" c="dimmed">
        {isOpen
          ? `The next day’s budget begins ${renewal}.`
          : `New runs are refused until ${renewal}, or until what is set aside comes back.`}
        {today.tokens !== undefined && ' No prices are set, so tokens are counted.'}
      </Text>
    </>
  );
}
