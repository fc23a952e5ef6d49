import { Text } from '@mantine/core';
import { useMemo } from 'react';
import type { Measurements } from '../../../../../functions/src/contract/measurements.ts';
import type { Together } from '../../../../../functions/src/contract/together.ts';
import { formatMoment } from '../../../../components/formats.ts';
import { Playhead } from '../watch/playhead.tsx';
import { CurveTable } from './curve-table.tsx';
import plot from './motion-plot.module.css';
import { blocksAt, plotHeight } from './plot-marks.ts';
import { synchronyPath } from './synchrony-paths.ts';
import styles from './synchrony-plot.module.css';

interface SynchronyPlotProps {
  together: Pick<Together, 'synchrony_curve' | 'breaks'>;
  /** Where dancers could not be told apart. */
  indistinct: Measurements['indistinct_spans'];
  /** What the whole width stands for. */
  seconds: number;
}

/** How far dancers go together over time, with the video's place in it. */
export function SynchronyPlot({ together, indistinct, seconds }: SynchronyPlotProps) {
  const { synchrony_curve: curve } = together;
  const area = useMemo(() => synchronyPath(curve), [curve]);
  const breaks = together.breaks ?? [];
  const unclear = indistinct ?? [];
  return (
    <div>
      <div className={plot['plot']}>
        <svg
          role="img"
          aria-label={`In time with each other over ${formatMoment(seconds)}${partingsInWords(breaks.length)}`}
          viewBox={`0 0 ${seconds} ${plotHeight}`}
          preserveAspectRatio="none"
        >
          <path className={plot['offBeat']} d={blocksAt(breaks)} />
          <path className={styles['unclear']} d={blocksAt(unclear)} />
          <path className={plot['motion']} d={area} />
          <path className={plot['beats']} d={`M0 ${plotHeight / 2}H${seconds}`} />
        </svg>
        <Playhead seconds={seconds} />
      </div>
      <Text size="sm" c="dimmed" mt={4}>
        In time with each other; below the line they move against each other.
        {breaks.length > 0 && ' Where it is shaded, they part in time.'}
        {unclear.length > 0 && ' Where it is grey, they could not be told apart.'}
      </Text>
      <CurveTable
        caption="In time with each other over time; 100 % is as one"
        heading="In time"
        curve={curve}
      />
    </div>
  );
}

function partingsInWords(count: number): string {
  if (count === 0) return '';
  return `; they part ${count === 1 ? 'once' : `${count} times`}`;
}
