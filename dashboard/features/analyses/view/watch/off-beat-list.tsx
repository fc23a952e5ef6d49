import { Text } from '@mantine/core';
import type { OffBeat } from '../../../../../functions/src/contract/measurements.ts';
import { offBeatInWords } from '../../../../../functions/src/contract/off-beat-words.ts';
import { Section } from '../../../../components/section.tsx';
import { PlaySpan } from './play-span.tsx';
import styles from './segment-list.module.css';

interface OffBeatListProps {
  stretches: readonly OffBeat[] | null;
}

/** Where movement leaves the beat, and to which side of it; nothing where it never does. */
export function OffBeatList({ stretches }: OffBeatListProps) {
  if (stretches === null || stretches.length === 0) return null;
  return (
    <Section title="Off the beat" basis="Measured">
      <ul className={styles['list']}>
        {stretches.map((stretch) => (
          <li key={stretch.start_seconds} className={styles['segment']}>
            <Text size="sm">{offBeatInWords(stretch)}</Text>
            <PlaySpan span={stretch} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
