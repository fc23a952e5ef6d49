import { Group, Text } from '@mantine/core';
import type { Practice, Strength } from '../../../../../functions/src/contract/verdict.ts';
import { Section } from '../../../../components/section.tsx';
import { PlaySpan } from '../watch/play-span.tsx';
import styles from './point-list.module.css';

interface PointListProps {
  title: string;
  points: readonly (Strength | Practice)[];
}

/** What is good, or to practise, each with where to see it; nothing where there is none. */
export function PointList({ title, points }: PointListProps) {
  if (points.length === 0) return null;
  return (
    <Section title={title}>
      <ul className={styles['list']}>
        {points.map((point) => (
          <li key={point.sentence.text}>
            <Text fw={600}>{point.sentence.text}</Text>
            {'drill' in point && (
              <Text size="sm" mt={4}>
                {point.drill.text}
              </Text>
            )}
            {point.moments.length > 0 && (
              <Group gap="md" mt={4}>
                {point.moments.map((moment) => (
                  <PlaySpan key={moment.start_seconds} span={moment} />
                ))}
              </Group>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
