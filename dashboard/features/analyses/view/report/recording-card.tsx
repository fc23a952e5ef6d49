import type { RecordingFault } from '../../../../../functions/src/contract/recording-sentences.ts';
import { Section } from '../../../../components/section.tsx';
import styles from './measurement-list.module.css';

/** What about the recording keeps us from measuring, the worst first, and what to do about it. */
export function RecordingCard({ recording }: { recording: readonly RecordingFault[] }) {
  if (recording.length === 0) return null;
  return (
    <Section title="About the recording">
      <ul className={styles['list']}>
        {recording.map(({ text }) => (
          <li key={text} className={styles['measurement']}>
            {text}
          </li>
        ))}
      </ul>
    </Section>
  );
}
