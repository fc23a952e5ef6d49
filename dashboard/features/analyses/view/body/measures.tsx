import { Text } from '@mantine/core';
import styles from './measures.module.css';

export interface MeasureInWords {
  key: string;
  name: string;
  meaning: string;
  /** Drawn as a bar, 0..1; null where too little was seen, absent where it is no share. */
  share?: number | null;
  value: string;
  /** How sure it is; null where too little was seen. */
  certainty: string | null;
}

/** Measures with how sure each is, in as many columns as there is room for. */
export function Measures({ measures }: { measures: readonly MeasureInWords[] }) {
  return (
    <dl className={styles['measures']}>
      {measures.map(({ key, name, meaning, share, value, certainty }) => (
        <div key={key}>
          <dt>
            {name}
            <Text size="sm" c="dimmed">
              {meaning}
            </Text>
          </dt>
          <dd>
            {value}
            <Text size="sm" c="dimmed">
              {certainty}
            </Text>
          </dd>
          {share !== undefined && (
            <dd className={styles['track']} aria-hidden>
              {share !== null && <div style={{ width: `${100 * share}%` }} />}
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
