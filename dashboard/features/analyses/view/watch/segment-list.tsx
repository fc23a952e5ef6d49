import { Group, Text } from '@mantine/core';
import type { Segment } from '../../../../../functions/src/contract/report.ts';
import { formatScore } from '../../../../components/formats.ts';
import { Section } from '../../../../components/section.tsx';
import { judgeOf } from '../analysis-words.ts';
import { PlaySpan } from './play-span.tsx';
import { usePlayback } from './playback.ts';
import { segmentAt } from './segment-at.ts';
import styles from './segment-list.module.css';
import { usePlayer } from './use-player.ts';

interface SegmentListProps {
  segments: readonly Segment[];
  analyzer: string;
}

/** What was said of each segment; the one that is on is marked. */
export function SegmentList({ segments, analyzer }: SegmentListProps) {
  const { video } = usePlayer();
  const current = usePlayback((now) => segmentAt(segments, now));
  if (segments.length === 0) return null;
  return (
    <Section title="Moment by moment" basis={judgeOf(analyzer)}>
      <ol className={styles['list']}>
        {segments.map(({ start_seconds, end_seconds, label, comment, score }, index) => (
          <li
            key={start_seconds}
            className={styles['segment']}
            {...(video !== null && index === current && { 'data-current': true })}
          >
            <Group justify="space-between" gap="xs" wrap="nowrap" align="baseline">
              <Text fw={600}>
                {index + 1}. {label}
              </Text>
              {score !== null && <Text fw={600}>{formatScore(score)}</Text>}
            </Group>
            <Text size="sm">{comment}</Text>
            <PlaySpan span={{ start_seconds, end_seconds }} />
          </li>
        ))}
      </ol>
    </Section>
  );
}
