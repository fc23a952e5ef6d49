import type { RecordingFault } from '../../../../../functions/src/contract/recording-sentences.ts';
import { Section } from '../../../../components/section.tsx';
import { Fault } from './fault.tsx';
import styles from './recording-card.module.css';

interface RecordingCardProps {
  /** The worst first. */
  recording: readonly RecordingFault[];
  onFollow: (() => void) | null;
  /** Above the video, which it must not move out of sight. */
  isFirst?: boolean;
}

/** What about the recording keeps us from measuring: the worst in sight, the rest folded. */
export function RecordingCard({ recording, onFollow, isFirst = false }: RecordingCardProps) {
  const [worst, ...others] = recording;
  if (worst === undefined) return null;
  return (
    <Section title="About the recording" isSmall={isFirst}>
      <Fault fault={worst} onFollow={onFollow} />
      {others.length > 0 && (
        <details className={styles['others']}>
          <summary>{others.length === 1 ? 'One more' : `${others.length} more`}</summary>
          <ul className={styles['list']}>
            {others.map((fault) => (
              <li key={fault.text}>
                <Fault fault={fault} onFollow={onFollow} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}
