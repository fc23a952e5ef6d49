import { Group, Stack, Text, Title } from '@mantine/core';
import { formatDay } from '../../../components/formats.ts';
import { statusNames, typeNames } from '../../../components/names.ts';
import { StatusBadge } from '../../../components/status-badge.tsx';
import type { Analysis, RunReport } from '../../../firebase/analysis.ts';
import { titleOf } from './analysis-words.ts';
import styles from './heading.module.css';
import { danceInWords } from './music-words.ts';

interface HeadingProps {
  analysis: Analysis;
  report: RunReport | null;
}

export function Heading({ analysis, report }: HeadingProps) {
  const { analysis_type, dance_type, dancers, timestamp, status } = analysis;
  const facts = [
    typeNames[analysis_type],
    danceInWords(dance_type, report?.dance ?? null),
    dancers,
    formatDay(timestamp),
  ];
  return (
    <Stack gap={0}>
      <Group gap="xs">
        <Title order={1} className={styles['title']}>
          {titleOf(analysis)}
        </Title>
        {status !== 'completed' && <StatusBadge status={status} />}
      </Group>
      <Text size="sm" c="dimmed">
        {facts.filter((fact) => fact !== null).join(' · ')}
        {status === 'completed' && (
          <>
            {' · '}
            <span>{statusNames[status]}</span>
          </>
        )}
      </Text>
    </Stack>
  );
}
