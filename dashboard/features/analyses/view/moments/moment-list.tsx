import { Anchor, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { Segment } from '../../../../../functions/src/contract/report.ts';
import { formatScore, withShortTimes } from '../../../../components/formats.ts';
import { Section } from '../../../../components/section.tsx';
import { judgeOf } from '../analysis-words.ts';
import { PlaySpan } from '../watch/play-span.tsx';
import { usePlayback } from '../watch/playback.ts';
import { segmentAt } from '../watch/segment-at.ts';
import { usePlayer } from '../watch/use-player.ts';
import { type Aside, asidesWithin } from './asides.ts';
import styles from './moment-list.module.css';

interface MomentListProps {
  segments: readonly Segment[];
  asides: readonly Aside[];
  analyzer: string;
}

/** A minute or two of dancing; nobody reads more of it at once. */
const mostAtOnce = 8;

/** What was said and measured of each segment; the one that is on is marked. */
export function MomentList({ segments, asides, analyzer }: MomentListProps) {
  const { video } = usePlayer();
  const current = usePlayback((now) => segmentAt(segments, now));
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? segments : segments.slice(0, mostAtOnce);
  const alone = asides.filter(({ start_seconds }) => segmentAt(segments, start_seconds) === -1);
  if (segments.length === 0 && alone.length === 0) return null;
  return (
    <Section title="Moment by moment" basis={judgeOf(analyzer)}>
      <ol className={styles['list']}>
        {shown.map((segment, index) => (
          <li
            key={segment.start_seconds}
            className={styles['segment']}
            {...(video !== null && index === current && { 'data-current': true })}
          >
            <Group justify="space-between" gap="xs" wrap="nowrap" align="baseline">
              <Text fw={600}>
                {index + 1}. {segment.label}
              </Text>
              {segment.score !== null && (
                <Text fw={600} className={styles['score']}>
                  {formatScore(segment.score)}
                </Text>
              )}
            </Group>
            <Text size="sm">{withShortTimes(segment.comment)}</Text>
            <PlaySpan span={segment} />
            <Asides asides={asidesWithin(segment, asides)} />
          </li>
        ))}
      </ol>
      <Asides asides={alone} />
      {segments.some(({ score }) => score !== null) && (
        <Text size="sm" c="dimmed" mt="xs">
          The score of one moment is less sure than that of the whole.
        </Text>
      )}
      {segments.length > mostAtOnce && (
        <Anchor
          component="button"
          type="button"
          size="sm"
          aria-expanded={isWhole}
          onClick={() => setIsWhole(!isWhole)}
        >
          {isWhole ? 'Show fewer moments' : `Show all ${segments.length} moments`}
        </Anchor>
      )}
    </Section>
  );
}

function Asides({ asides }: Pick<MomentListProps, 'asides'>) {
  if (asides.length === 0) return null;
  return (
    <ul className={styles['asides']}>
      {asides.map((aside) => (
        <li key={`${aside.start_seconds} ${aside.words}`}>
          <Text span size="sm">
            {aside.words}
          </Text>{' '}
          <PlaySpan span={aside} />
        </li>
      ))}
    </ul>
  );
}
