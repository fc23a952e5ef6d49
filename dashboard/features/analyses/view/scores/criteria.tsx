import { Text } from '@mantine/core';
import { inOrder } from '../../../../components/names.ts';
import { Section } from '../../../../components/section.tsx';
import styles from './criteria.module.css';
import { CriterionItem } from './criterion-item.tsx';
import type { Scored } from './criterion-words.ts';
import type { Differences } from './differences.ts';

interface CriteriaProps {
  scored: Scored;
  /** The run before; null where there is none to compare with. */
  before: Scored | null;
  differences: Differences | null;
}

/** Each criterion: its score, how sure it is, and why. The chart is its own table. */
export function Criteria({ scored, before, differences }: CriteriaProps) {
  const criteria = inOrder(Object.keys(scored.scores));
  if (criteria.length === 0) return null;
  const isDrawn = Object.values(scored.scores).some((score) => score !== null);
  const hasRanges = Object.keys(scored.score_ranges ?? {}).length > 0;
  return (
    <Section title="Criteria">
      <ul className={styles['criteria']}>
        {criteria.map((key) => (
          <CriterionItem
            key={key}
            {...{ scored, before }}
            criterion={key}
            difference={differences?.scores[key] ?? null}
          />
        ))}
      </ul>
      {isDrawn && (
        <Text size="sm" c="dimmed" mt="sm">
          The scale goes from 0 to 100.
          {hasRanges && ' The bar is where a score most likely lies, the line in it the score.'}
          {before !== null && ' The dotted line is the run before.'}
          {!hasRanges && ' This run does not say how sure its scores are.'}
        </Text>
      )}
    </Section>
  );
}
