import { Text } from '@mantine/core';
import type { Measurements } from '../../../../../functions/src/contract/measurements.ts';
import { Section } from '../../../../components/section.tsx';
import styles from './measurement-list.module.css';
import { measurementsInWords } from './measurement-words.ts';

/** What was measured from picture and sound, in words. */
export function MeasurementList({ measurements }: { measurements: Measurements }) {
  return (
    <Section title="What was measured" basis="Measured">
      <dl className={styles['list']}>
        {measurementsInWords(measurements).map(({ key, name, meaning, value }) => (
          <div key={key} className={styles['measurement']}>
            <dt>
              {name}
              <Text size="sm" c="dimmed">
                {meaning}
              </Text>
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
