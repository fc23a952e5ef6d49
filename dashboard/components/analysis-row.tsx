import { Anchor, Text } from '@mantine/core';
import Link from 'next/link';
import { memo, type ReactNode } from 'react';
import type { Summary } from '../../functions/src/contract/summary.ts';
import { isUnderWay } from '../../functions/src/contract/under-way.ts';
import styles from './analysis-row.module.css';
import { formatDate, formatScore, likelyInWords } from './formats.ts';
import { typeNames } from './names.ts';
import { Poster } from './poster.tsx';
import { RunProgress } from './run-progress.tsx';
import { StatusBadge } from './status-badge.tsx';

export type ListedAnalysis = Summary & { analysisId: string };
/** What a page adds to a row; the same function for as long as it says the same. */
export type RowExtras = (analysis: ListedAnalysis) => ReactNode;

interface AnalysisRowProps {
  analysis: ListedAnalysis;
  extras?: RowExtras | undefined;
}

/** What a list shows of one analysis; all of it leads to the analysis' own page. */
export const AnalysisRow = memo(function AnalysisRow({ analysis, extras }: AnalysisRowProps) {
  const { analysisId, title, analysis_type, dance_type, timestamp, status } = analysis;
  const type = typeNames[analysis_type];
  const details = [type, dance_type, formatDate(timestamp)].filter((part) => part !== null);
  return (
    <div className={styles['row']} data-under-way={isUnderWay(status) || undefined}>
      <Poster url={analysis.poster} />
      <div className={styles['what']}>
        <Anchor
          component={Link}
          href={`/app/analysis?id=${analysisId}`}
          prefetch={false}
          className={styles['link']}
          c="inherit"
          fw={600}
          lineClamp={2}
        >
          {title ?? `Untitled ${type.toLowerCase()}`}
        </Anchor>
        <Text size="sm" c="dimmed" truncate>
          {details.join(' · ')}
        </Text>
      </div>
      <div className={styles['status']}>
        <StatusBadge status={status} />
      </div>
      <div className={styles['outcome']}>
        <Outcome analysis={analysis} />
      </div>
      {extras !== undefined && <div className={styles['extras']}>{extras(analysis)}</div>}
    </div>
  );
});

function Outcome({ analysis }: { analysis: ListedAnalysis }) {
  const { status, total_score, total_range, error } = analysis;
  if (isUnderWay(status)) return <RunProgress {...analysis} />;
  if (status === 'completed' && total_score !== null) {
    return (
      <Text className={styles['score']}>
        <span className={styles['figure']}>{formatScore(total_score)}</span> of 100
        {total_range && <span className={styles['range']}>{likelyInWords(total_range)}</span>}
      </Text>
    );
  }
  if (status === 'completed') {
    return <Text className={styles['score']}>No overall score</Text>;
  }
  if (error === null) return null;
  return (
    <Text size="sm" lineClamp={2}>
      {error.message}
    </Text>
  );
}
