import { Paper, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import styles from './monitor.module.css';

interface PanelProps {
  title: string;
  /** What the figures mean. */
  about: string;
  wide?: boolean;
  children: ReactNode;
}

/** One part of the monitor under a heading of its own. */
export function Panel({ title, about, wide = false, children }: PanelProps) {
  const id = useId();
  return (
    <Paper
      component="section"
      aria-labelledby={id}
      withBorder
      p="md"
      className={wide ? styles['wide'] : undefined}
    >
      <Title order={2} size="h4" id={id}>
        {title}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {about}
      </Text>
      {children}
    </Paper>
  );
}
