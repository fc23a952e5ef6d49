import { Text } from '@mantine/core';
import { Part } from '../../../../components/section.tsx';
import type { RunReport } from '../../../../firebase/analysis.ts';
import styles from './measurement-list.module.css';
import { measurementsInWords } from './measurement-words.ts';

interface MeasurementListProps {
  report: Pick<RunReport, 'measurements' | 'dance'>;
}

/** What was measured from picture and sound, in words. */
export function MeasurementList({ report: { measurements, dance } }: MeasurementListProps) {
  return (
    <Part title="What was measured">
      <dl className={styles['list']}>
        {measurementsInWords(measurements, dance).map(({ key, name, meaning, value }) => (
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
    </Part>
  );
}
