import { Text } from '@mantine/core';
import { inPoints } from '../../../../../functions/src/contract/score-words.ts';
import { likelyInWords, withCapital } from '../../../../components/formats.ts';
import { judgeOf } from '../analysis-words.ts';
import type { Scored } from '../scores/criterion-words.ts';
import { Difference } from '../scores/difference.tsx';
import type { Difference as Told } from '../scores/differences.ts';
import styles from './verdict.module.css';
import { coveredInWords } from './verdict-words.ts';

interface TotalScoreProps {
  scored: Scored;
  /** Since the run before; null where there is none to compare with. */
  difference: Told | null;
}

/** The one number, how sure it is, and whose it is. */
export function TotalScore({ scored, difference }: TotalScoreProps) {
  const { total_score: total, total_range: range, analyzer } = scored;
  const whose = analyzer === null ? [] : [judgeOf(analyzer)];
  const basis = [...whose, ...coveredInWords(scored)].join(' · ');
  if (total === null) {
    return (
      <>
        <Text size="lg" fw={600}>
          No overall score
        </Text>
        <Text size="sm">It takes a score for at least half of the criteria.</Text>
        <Text size="sm" c="dimmed">
          {basis}
        </Text>
      </>
    );
  }
  const likely = range ? likelyInWords(range) : '';
  return (
    <div className={styles['total']}>
      <Text className={styles['figure']}>
        {inPoints(total)}
        <span className={styles['scale']}> of 100</span>
      </Text>
      <div>
        {likely !== '' && <Text size="sm">{withCapital(likely)}</Text>}
        <Text size="sm" c="dimmed">
          {basis}
        </Text>
        <Difference difference={difference} />
      </div>
    </div>
  );
}
