import { Anchor } from '@mantine/core';
import type { RecordingFault } from '../../../../../functions/src/contract/recording-sentences.ts';
import { Section } from '../../../../components/section.tsx';
import styles from './measurement-list.module.css';

interface RecordingCardProps {
  recording: readonly RecordingFault[];
  /** Leads to where people say whom to follow; null: nobody can be named here. */
  onFollow: (() => void) | null;
}

/** What about the recording keeps us from measuring, the worst first, and what to do about it. */
export function RecordingCard({ recording, onFollow }: RecordingCardProps) {
  if (recording.length === 0) return null;
  return (
    <Section title="About the recording">
      <ul className={styles['list']}>
        {recording.map(({ code, text }) => (
          <li key={text} className={styles['measurement']}>
            <div>
              {text}
              {code === 'several_people' && onFollow !== null && (
                <Anchor
                  component="button"
                  type="button"
                  display="block"
                  size="sm"
                  onClick={onFollow}
                >
                  Say whom to follow, and run again
                </Anchor>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
