import { Group, Stack, Text } from '@mantine/core';
import type { Segment } from '../../../../../functions/src/contract/report.ts';
import { formatScore, withShortTimes } from '../../../../components/formats.ts';
import { Section } from '../../../../components/section.tsx';
import { PlaySpan } from '../watch/play-span.tsx';

interface SegmentsSoFarProps {
  segments: readonly Segment[];
}

/** Segments that a model has finished while it goes on. */
export function SegmentsSoFar({ segments }: SegmentsSoFarProps) {
  if (segments.length === 0) return null;
  return (
    <Section title="So far" basis="Preliminary">
      <Stack component="ol" gap="sm" m={0} p={0} aria-live="polite" style={{ listStyle: 'none' }}>
        {segments.map(({ start_seconds, end_seconds, label, comment, score }) => (
          <li key={start_seconds}>
            <Group justify="space-between" gap="xs" wrap="nowrap" align="baseline">
              <Text fw={600}>{label}</Text>
              {score !== null && <Text>{formatScore(score)}</Text>}
            </Group>
            <Text size="sm">{withShortTimes(comment)}</Text>
            <PlaySpan span={{ start_seconds, end_seconds }} />
          </li>
        ))}
      </Stack>
      <Text size="sm" c="dimmed" mt="sm">
        The report may still say otherwise. The overall score comes with it.
      </Text>
    </Section>
  );
}
