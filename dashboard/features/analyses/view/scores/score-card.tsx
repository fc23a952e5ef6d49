import { Group, Skeleton, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { rangeInWords } from '../../../../../functions/src/contract/score-words.ts';
import type { Scores } from '../../../../../functions/src/contract/summary.ts';
import type { Range, Ranges } from '../../../../../functions/src/contract/verdict.ts';
import { formatScore, formatSureScore } from '../../../../components/formats.ts';
import { criterionName } from '../../../../components/names.ts';
import { Section } from '../../../../components/section.tsx';
import { judgeOf } from '../analysis-words.ts';
import { Difference } from './difference.tsx';
import type { Differences } from './differences.ts';
import styles from './score-card.module.css';

const CriteriaChart = lazy(() =>
  import('./criteria-chart.tsx').then(({ CriteriaChart: chart }) => ({ default: chart })),
);

interface Scored {
  /** Null: nothing has been judged yet. */
  analyzer: string | null;
  total_score: number | null;
  scores: Scores;
  /** Absent in what was judged before they were told. */
  total_range?: Range | null;
  score_ranges?: Ranges;
}
interface ScoreCardProps {
  scored: Scored;
  /** The run before, which the chart shows beside it; null where there is none to compare with. */
  before: Scored | null;
  differences: Differences | null;
}

export function ScoreCard({ scored, before, differences }: ScoreCardProps) {
  const criteria = Object.entries(scored.scores);
  const isMeasured = criteria.some(([, score]) => score !== null);
  return (
    <Section title="Score" {...(scored.analyzer !== null && { basis: judgeOf(scored.analyzer) })}>
      <Group align="baseline" gap="xs">
        <Text className={styles['total']}>
          {scored.total_range && scored.total_score !== null
            ? Math.round(scored.total_score)
            : formatScore(scored.total_score)}
        </Text>
        {scored.total_score !== null && (
          <Text c="dimmed">
            of 100{scored.total_range && ` (${rangeInWords(scored.total_range)})`}
          </Text>
        )}
        <Difference points={differences?.total ?? null} />
      </Group>
      {isMeasured && (
        <Suspense fallback={<Skeleton h={60 * criteria.length} my="sm" />}>
          <CriteriaChart scores={scored.scores} before={before?.scores ?? null} />
        </Suspense>
      )}
      <dl className={styles['criteria']}>
        {criteria.map(([key, score]) => (
          <div key={key} className={styles['criterion']}>
            <dt>{criterionName(key)}</dt>
            <dd {...(score === null && { 'data-missing': true })}>
              <Difference points={differences?.scores[key] ?? null} />{' '}
              {formatSureScore(score, scored.score_ranges?.[key])}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
