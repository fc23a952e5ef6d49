import { Group, Stack, Text, Title } from '@mantine/core';
import { formatDate } from '../../../components/formats.ts';
import { typeNames } from '../../../components/names.ts';
import { StatusBadge } from '../../../components/status-badge.tsx';
import type { Analysis } from '../../../firebase/analysis.ts';
import { titleOf } from './analysis-words.ts';

export function Heading({ analysis }: { analysis: Analysis }) {
  const { analysis_type, dance_type, dancers, timestamp, status } = analysis;
  const facts = [typeNames[analysis_type], dance_type, dancers, formatDate(timestamp)];
  return (
    <Stack gap={4}>
      <Group gap="sm">
        <Title order={1}>{titleOf(analysis)}</Title>
        <StatusBadge status={status} />
      </Group>
      <Text c="dimmed">{facts.filter((fact) => fact !== null).join(' · ')}</Text>
    </Stack>
  );
}
