import { Group, Text } from '@mantine/core';
import styles from './share-bar.module.css';

export type Level = 'fine' | 'warning' | 'critical';

interface ShareBarProps {
  label: string;
  /** How much of how much, with units. */
  words: string;
  /** 0 is nothing, 1 is all there is. */
  share: number;
  level: Level;
  /** Shares worth a mark on the bar. */
  marks?: readonly number[];
}

/** How much is taken of what there is; the bar says nothing that its words do not. */
export function ShareBar({ label, words, share, level, marks = [] }: ShareBarProps) {
  const percent = Math.round(share * 100);
  return (
    <div>
      <Group justify="space-between" gap={4} mb={4}>
        <Text size="sm" fw={500}>
          {label}
        </Text>
        <Text size="sm" className={styles['words']}>
          {words} · {percent} %
        </Text>
      </Group>
      <div className={styles['track']} aria-hidden>
        <div className={styles[level]} style={{ width: `${Math.min(100, percent)}%` }} />
        {marks.map((mark) => (
          <span key={mark} className={styles['mark']} style={{ left: `${mark * 100}%` }} />
        ))}
      </div>
    </div>
  );
}
