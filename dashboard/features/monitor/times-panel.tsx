import { Box, Skeleton, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { Operations } from '../../../functions/src/contract/operations.ts';
import { Nothing } from './nothing.tsx';
import { Panel } from './panel.tsx';
import { sayTimes } from './processing-times.ts';

/** Charts are as heavy as all the rest. */
const TimesChart = lazy(() =>
  import('./times-chart.tsx').then(({ TimesChart }) => ({ default: TimesChart })),
);
const chartHeight = 220;

export function TimesPanel({ runs }: { runs: Operations['recent_runs'] | undefined }) {
  return (
    <Panel
      title="Processing times"
      about="How long the last completed runs took, from their start at a worker to their scores."
      wide
    >
      {runs === undefined || runs.length === 0 ? (
        <Nothing>No run has been completed yet.</Nothing>
      ) : (
        <>
          <Text fw={500} mb="sm">
            {sayTimes(runs)}
          </Text>
          <Box h={chartHeight}>
            <Suspense fallback={<Skeleton h={chartHeight} />}>
              <TimesChart runs={runs} height={chartHeight} />
            </Suspense>
          </Box>
        </>
      )}
    </Panel>
  );
}
