import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { Measurements } from '../../../../../functions/src/contract/measurements.ts';
import { sureValue } from '../../../../../functions/src/contract/sure-together.ts';

const SynchronyPlot = lazy(() =>
  import('./synchrony-plot.tsx').then(({ SynchronyPlot: plot }) => ({ default: plot })),
);

interface SynchronyTrackProps {
  measurements: Pick<Measurements, 'together' | 'indistinct_spans'>;
  /** What the whole width stands for. */
  seconds: number;
}

/** How far several dancers go together over time; nothing where that is not sure. */
export function SynchronyTrack({ measurements, seconds }: SynchronyTrackProps) {
  const { together, indistinct_spans: indistinct } = measurements;
  if (together === null || sureValue(together.synchrony) === null) return null;
  return (
    <Suspense fallback={<Skeleton h={80} />}>
      <SynchronyPlot together={together} indistinct={indistinct} seconds={seconds} />
    </Suspense>
  );
}
