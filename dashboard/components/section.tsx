import { Badge, Group, Paper, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface SectionProps {
  title: string;
  /** Whether its numbers are measured or judged, where it has any. */
  basis?: string;
  /** Where little room is to be taken. */
  isSmall?: boolean;
  children: ReactNode;
}

/** A part of the page under its own heading. */
export function Section({ title, basis, isSmall = false, children }: SectionProps) {
  const id = useId();
  return (
    <Paper
      component="section"
      withBorder
      p={isSmall ? 'xs' : 'md'}
      {...(isSmall && { fz: 'sm' })}
      aria-labelledby={id}
    >
      <Group justify="space-between" gap={4} mb={isSmall ? 2 : 'sm'}>
        <Title order={2} size={isSmall ? 'h6' : 'h4'} id={id}>
          {title}
        </Title>
        {basis !== undefined && <Basis>{basis}</Basis>}
      </Group>
      {children}
    </Paper>
  );
}

/** A part of a section, one heading below its own. */
export function Part({ title, children }: Pick<SectionProps, 'title' | 'children'>) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={3} size="h5" id={id} mb="xs">
        {title}
      </Title>
      {children}
    </section>
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
