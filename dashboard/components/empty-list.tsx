import { Group, Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface EmptyListProps {
  title: string;
  /** What could be here. */
  children: ReactNode;
  /** What to do about it. */
  action: ReactNode;
}

/** In the place of a list without rows. */
export function EmptyList({ title, children, action }: EmptyListProps) {
  return (
    <Paper withBorder px="lg" py={48} ta="center">
      <Title order={2} size="h3">
        {title}
      </Title>
      <Text c="dimmed" maw="32rem" mx="auto" mt="xs">
        {children}
      </Text>
      <Group justify="center" mt="lg">
        {action}
      </Group>
    </Paper>
  );
}
