import { Part } from '../../../../components/section.tsx';
import type { RunReport } from '../../../../firebase/analysis.ts';
import styles from './technical-details.module.css';
import { technicalFacts } from './technical-facts.ts';

/** How the report came about. */
export function TechnicalDetails({ report }: { report: RunReport }) {
  return (
    <Part title="Technical details">
      <dl className={styles['facts']}>
        {technicalFacts(report).map(([name, value]) => (
          <div key={name} className={styles['fact']}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}
