import { Group, Stack, Text, Title } from '@mantine/core';
import { formatDate } from '../../../components/formats.ts';
import { typeNames } from '../../../components/names.ts';
import { StatusBadge } from '../../../components/status-badge.tsx';
import type { Analysis, RunReport } from '../../../firebase/analysis.ts';
import { titleOf } from './analysis-words.ts';
import { danceInWords, musicInWords } from './music-words.ts';

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
    formatDate(timestamp),
  ];
  const music = report && musicInWords(report);
  return (
    <Stack gap={4}>
      <Group gap="sm">
        <Title order={1}>{titleOf(analysis)}</Title>
        <StatusBadge status={status} />
      </Group>
      <Text c="dimmed">{facts.filter((fact) => fact !== null).join(' · ')}</Text>
      {music !== null && <Text c="dimmed">{music}</Text>}
    </Stack>
  );
}
