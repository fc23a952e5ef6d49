import { Text } from '@mantine/core';
import type { Unmeasured } from '../../../../../functions/src/contract/report.ts';
import type { Scores } from '../../../../../functions/src/contract/summary.ts';
import { withShortTimes } from '../../../../components/formats.ts';
import { Part } from '../../../../components/section.tsx';
import { gapOf } from '../scores/criterion-words.ts';
import styles from './measurement-list.module.css';

interface NotMeasuredProps {
  unmeasured: readonly Unmeasured[];
  /** Why one of these is missing stands beside it. */
  scores: Scores;
}

/** What the measuring leaves open, and why. */
export function NotMeasured({ unmeasured, scores }: NotMeasuredProps) {
  const ofCriteria = Object.keys(scores).map((key) => gapOf(key, unmeasured));
  const others = unmeasured.filter((one) => !ofCriteria.includes(one));
  if (others.length === 0) return null;
  return (
    <Part title="What was not measured">
      <ul className={styles['list']}>
        {others.map(({ what, why }) => (
          <li key={what} className={styles['measurement']}>
            <div>
              {withShortTimes(what)}
              <Text size="sm" c="dimmed">
                {withShortTimes(why)}
              </Text>
            </div>
          </li>
        ))}
      </ul>
    </Part>
  );
}
