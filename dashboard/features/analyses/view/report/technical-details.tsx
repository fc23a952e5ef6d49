import { Paper } from '@mantine/core';
import type { RunReport } from '../../../../firebase/analysis.ts';
import styles from './technical-details.module.css';
import { technicalFacts } from './technical-facts.ts';

export function TechnicalDetails({ report }: { report: RunReport }) {
  return (
    <Paper component="details" withBorder p="md">
      <summary className={styles['summary']}>Technical details</summary>
      <dl className={styles['facts']}>
        {technicalFacts(report).map(([name, value]) => (
          <div key={name} className={styles['fact']}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Paper>
  );
}
