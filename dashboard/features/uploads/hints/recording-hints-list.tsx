import { Text } from '@mantine/core';
import type { RecordingFault } from '../../../../functions/src/contract/recording-sentences.ts';
import { Notice } from '../../../components/notice.tsx';
import styles from './recording-hints-list.module.css';

/** Advice on a video that may be sent all the same. */
export function RecordingHintsList({ hints }: { hints: readonly RecordingFault[] }) {
  if (hints.length === 0) return null;
  return (
    <Notice title="About the recording" kind="hint">
      <ul className={styles['list']}>
        {hints.map(({ code, text }) => (
          <li key={code}>{text}</li>
        ))}
      </ul>
      <Text size="sm" mt="xs">
        You can send it as it is.
      </Text>
    </Notice>
  );
}
