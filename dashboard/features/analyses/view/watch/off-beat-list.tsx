import { Text } from '@mantine/core';
import type { OffBeat } from '../../../../../functions/src/contract/measurements.ts';
import { offBeatInWords } from '../../../../../functions/src/contract/off-beat-words.ts';
import { formatDuration } from '../../../../components/formats.ts';
import { Section } from '../../../../components/section.tsx';
import { PlayFrom } from './play-from.tsx';
import styles from './segment-list.module.css';

interface OffBeatListProps {
  stretches: readonly OffBeat[] | null;
  video: HTMLVideoElement | null;
}

/** Where movement leaves the beat, and to which side of it; nothing where it never does. */
export function OffBeatList({ stretches, video }: OffBeatListProps) {
  if (stretches === null || stretches.length === 0) return null;
  return (
    <Section title="Off the beat" basis="Measured">
      <ul className={styles['list']}>
        {stretches.map((stretch) => (
          <li key={stretch.start_seconds} className={styles['segment']}>
            <Text size="sm">{offBeatInWords(stretch)}</Text>
            <PlayFrom video={video} seconds={stretch.start_seconds}>
              {formatDuration(stretch.start_seconds)}–{formatDuration(stretch.end_seconds)}
            </PlayFrom>
          </li>
        ))}
      </ul>
    </Section>
  );
}
