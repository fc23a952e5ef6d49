import { Badge, Group, Paper, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface SectionProps {
  title: string;
  /** Whether its numbers are measured or judged, where it has any. */
  basis?: string;
  children: ReactNode;
}

/** A part of the page under its own heading. */
export function Section({ title, basis, children }: SectionProps) {
  const id = useId();
  return (
    <Paper component="section" withBorder p="md" aria-labelledby={id}>
      <Group justify="space-between" gap={4} mb="sm">
        <Title order={2} size="h4" id={id}>
          {title}
        </Title>
        {basis !== undefined && <Basis>{basis}</Basis>}
      </Group>
      {children}
    </Paper>
  );
}

/** Says beside numbers where they come from. */
export function Basis({ children }: { children: string }) {
  return (
    <Badge variant="default" fw={500} tt="none">
      {children}
    </Badge>
  );
}
