import { Text } from '@mantine/core';
import { useMemo } from 'react';
import type { Measurements } from '../../../../../functions/src/contract/measurements.ts';
import { formatMoment } from '../../../../components/formats.ts';
import { Playhead } from '../watch/playhead.tsx';
import { CurveTable } from './curve-table.tsx';
import { barPath, beatPath, beatStep, motionPath } from './motion-paths.ts';
import styles from './motion-plot.module.css';
import { blocksAt, linesAt, plotHeight } from './plot-marks.ts';

interface MotionPlotProps {
  measurements: Measurements;
  /** What the whole width stands for. */
  seconds: number;
}

/** Motion over time against the beats of the music, with the video's place in it. */
export function MotionPlot({ measurements, seconds }: MotionPlotProps) {
  const { motion_curve, beat_seconds, downbeat_seconds, cut_seconds, off_beat } = measurements;
  const motion = useMemo(() => motionPath(motion_curve), [motion_curve]);
  const beats = useMemo(() => beatPath(beat_seconds), [beat_seconds]);
  const bars = useMemo(() => barPath(downbeat_seconds), [downbeat_seconds]);
  if (motion === '') return null;
  const stretches = off_beat?.length ?? 0;
  return (
    <div>
      <div className={styles['plot']}>
        <svg
          role="img"
          aria-label={`Movement over ${formatMoment(seconds)}, with ${beat_seconds.length} beats${downbeat_seconds.length === 0 ? '' : `, ${downbeat_seconds.length} of them first in a bar`}${stretches === 0 ? '' : `; off the beat ${stretches === 1 ? 'once' : `${stretches} times`}`}`}
          viewBox={`0 0 ${seconds} ${plotHeight}`}
          preserveAspectRatio="none"
        >
          <path className={styles['offBeat']} d={blocksAt(off_beat ?? [])} />
          <path className={styles['beats']} d={beats} />
          <path className={styles['bars']} d={bars} />
          <path className={styles['motion']} d={motion} />
          <path className={styles['cuts']} d={linesAt(cut_seconds)} />
        </svg>
        <Playhead seconds={seconds} />
      </div>
      <Text size="sm" c="dimmed" mt={4}>
        {legend(beat_seconds.length)}
        {bars !== '' && ' The strong ones begin a bar.'}
        {cut_seconds.length > 0 && ' Where it is dashed, one scene is cut to the next.'}
        {stretches > 0 && ' Where it is shaded, movement is off the beat.'}
      </Text>
      <CurveTable
        caption="Movement over time; 100 % is the most of it"
        heading="Movement"
        curve={motion_curve}
      />
    </div>
  );
}

function legend(beats: number): string {
  if (beats === 0) return 'Movement over time. No clear beat was found in the music.';
  const step = beatStep(beats);
  const lines = step === 1 ? 'the beats of the music' : `every ${step}th beat of the music`;
  return `Movement over time; the lines are ${step === 2 ? 'every second beat of the music' : lines}.`;
}
