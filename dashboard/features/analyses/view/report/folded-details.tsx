import { Paper, Skeleton, Title } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { RunReport } from '../../../../firebase/analysis.ts';
import styles from './folded-details.module.css';

const Details = lazy(() =>
  import('./details.tsx').then(({ Details: details }) => ({ default: details })),
);

interface FoldedDetailsProps {
  analysisId: string;
  report: RunReport;
}

/** All numbers and the technical part; they come once somebody opens them. */
export function FoldedDetails(props: FoldedDetailsProps) {
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <Paper component="details" withBorder p="md" onToggle={() => setWasOpened(true)}>
      <summary className={styles['summary']}>
        <Title order={2} size="h4">
          Details
        </Title>
      </summary>
      {wasOpened && (
        <Suspense fallback={<Skeleton h={480} mt="md" />}>
          <div className={styles['content']}>
            <Details {...props} />
          </div>
        </Suspense>
      )}
    </Paper>
  );
}
