import { Text, VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import type { Measurements } from '../../../../../functions/src/contract/measurements.ts';
import type { Together } from '../../../../../functions/src/contract/together.ts';
import { formatMoment, formatShare } from '../../../../components/formats.ts';
import { Playhead } from '../watch/playhead.tsx';
import plot from './motion-plot.module.css';
import { blocksAt, plotHeight } from './plot-marks.ts';
import { synchronyPath, synchronyRows } from './synchrony-paths.ts';
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
      <SynchronyTable curve={curve} />
    </div>
  );
}

function partingsInWords(count: number): string {
  if (count === 0) return '';
  return `; they part ${count === 1 ? 'once' : `${count} times`}`;
}

/** What the plot shows, for those who do not see it. */
function SynchronyTable({ curve }: { curve: Together['synchrony_curve'] }) {
  return (
    <VisuallyHidden>
      <table>
        <caption>In time with each other over time; 100 % is as one</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">In time</th>
          </tr>
        </thead>
        <tbody>
          {synchronyRows(curve).map(({ start_seconds, end_seconds, value }) => (
            <tr key={start_seconds}>
              <td>{formatMoment(start_seconds)}</td>
              <td>{formatMoment(end_seconds)}</td>
              <td>{value === null ? 'Not clear' : formatShare(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}
