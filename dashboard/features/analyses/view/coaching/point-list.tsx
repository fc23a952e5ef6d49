import { Text, Title } from '@mantine/core';
import { useId } from 'react';
import type { Practice, Strength } from '../../../../../functions/src/contract/verdict.ts';
import { formatSpan, withShortTimes } from '../../../../components/formats.ts';
import { PlaySpan } from '../watch/play-span.tsx';
import styles from './point-list.module.css';

interface PointListProps {
  title: string;
  points: readonly (Strength | Practice)[];
}

/** What went well, or is to be practised, each with where to see it; nothing where there is none. */
export function PointList({ title, points }: PointListProps) {
  const id = useId();
  if (points.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h5" id={id} mb={4}>
        {title}
      </Title>
      <ul className={styles['list']}>
        {points.map((point, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a model may say the same twice, and a run's points never move
          <li key={index}>
            <Text size="sm" component="div">
              {withShortTimes(point.sentence.text)}{' '}
              {momentsOf(point).map(([when, moment]) => (
                <span key={when} className={styles['moment']}>
                  <PlaySpan span={moment} />
                </span>
              ))}
              {'drill' in point && (
                <details className={styles['drill']}>
                  <summary>How to practise it</summary>
                  {withShortTimes(point.drill.text)}
                </details>
              )}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** By what they are called: a model may cite one moment twice. */
const momentsOf = ({ moments }: Strength) => [
  ...new Map(moments.map((moment) => [formatSpan(moment), moment])),
];
