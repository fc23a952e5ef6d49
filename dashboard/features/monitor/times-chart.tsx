'use client';

import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import type { Operations } from '../../../functions/src/contract/operations.ts';
import { formatSpan } from './time.ts';

const timeOfDay = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' });

interface TimesChartProps {
  /** The newest first. */
  runs: Operations['recent_runs'];
  height: number;
}

/** A bar for each run, the newest on the right. */
export function TimesChart({ runs, height }: TimesChartProps) {
  const data = runs.toReversed().map(({ processing_seconds, at }) => ({
    ended: timeOfDay.format(at),
    seconds: processing_seconds,
  }));
  return (
    <BarChart
      h={height}
      data={data}
      dataKey="ended"
      series={[{ name: 'seconds', label: 'Took', color: 'grape.7' }]}
      valueFormatter={formatSpan}
      maxBarWidth={40}
      barProps={{ isAnimationActive: false }}
      yAxisProps={{ tickFormatter: (seconds: number) => `${seconds} s` }}
    />
  );
}
