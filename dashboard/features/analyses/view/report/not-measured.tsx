import { Text } from '@mantine/core';
import type { Unmeasured } from '../../../../../functions/src/contract/report.ts';
import { Section } from '../../../../components/section.tsx';
import styles from './measurement-list.module.css';

/** What the measuring leaves open, and why. */
export function NotMeasured({ unmeasured }: { unmeasured: readonly Unmeasured[] }) {
  if (unmeasured.length === 0) return null;
  return (
    <Section title="What was not measured">
      <ul className={styles['list']}>
        {unmeasured.map(({ what, why }) => (
          <li key={what} className={styles['measurement']}>
            <div>
              {what}
              <Text size="sm" c="dimmed">
                {why}
              </Text>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
