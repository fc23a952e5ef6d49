import { Paper, VisuallyHidden } from '@mantine/core';
import type { Practice, Strength } from '../../../../../functions/src/contract/verdict.ts';
import { PointList } from '../coaching/point-list.tsx';
import type { Scored } from '../scores/criterion-words.ts';
import type { Difference } from '../scores/differences.ts';
import { NoScore } from './no-score.tsx';
import { TotalScore } from './total-score.tsx';
import styles from './verdict.module.css';
import { whyNoScore } from './why-no-score.ts';

interface VerdictCardProps {
  scored: Scored & { strengths?: readonly Strength[]; practise?: readonly Practice[] };
  difference: Difference | null;
  onFollow: (() => void) | null;
}

/** What a dancer wants first: the score and how sure it is, what went well, what to practise. */
export function VerdictCard({ scored, difference, onFollow }: VerdictCardProps) {
  const { scores, strengths = [], practise = [] } = scored;
  const isScored = Object.values(scores).some((score) => score !== null);
  return (
    <Paper withBorder className={styles['card']}>
      <section aria-labelledby="verdict">
        <VisuallyHidden>
          <h2 id="verdict">Score</h2>
        </VisuallyHidden>
        {isScored || scored.total_score !== null ? (
          <TotalScore scored={scored} difference={difference} />
        ) : (
          <NoScore why={whyNoScore(scored)} analyzer={scored.analyzer} onFollow={onFollow} />
        )}
      </section>
      <PointList title="What went well" points={strengths} />
      <PointList title="What to practise" points={practise} />
    </Paper>
  );
}
