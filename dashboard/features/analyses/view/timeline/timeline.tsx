import { Stack, Text } from '@mantine/core';
import { formatMoment } from '../../../../components/formats.ts';
import { Section } from '../../../../components/section.tsx';
import type { RunReport } from '../../../../firebase/analysis.ts';
import { musicInWords } from '../music-words.ts';
import { reportedSeconds } from '../reported-seconds.ts';
import { MotionPlot } from './motion-plot.tsx';
import { SegmentStrip } from './segment-strip.tsx';
import { SynchronyTrack } from './synchrony-track.tsx';
import styles from './timeline.module.css';

interface TimelineProps {
  report: RunReport;
}

const marks = [0, 0.25, 0.5, 0.75, 1];

/** What was found at each moment, on one scale of time; nothing where nothing was. */
export function Timeline({ report }: TimelineProps) {
  const { segments, measurements } = report;
  const seconds = reportedSeconds(report);
  const music = musicInWords(report);
  if (seconds === 0) return null;
  return (
    <Section title="Timeline">
      {music !== null && (
        <Text size="sm" mb="xs">
          {music}.
        </Text>
      )}
      <Stack gap="xs">
        <div className={styles['scale']} aria-hidden="true">
          {marks.map((share) => (
            <span key={share}>{formatMoment(share * seconds)}</span>
          ))}
        </div>
        <SegmentStrip segments={segments} seconds={seconds} />
        <MotionPlot measurements={measurements} seconds={seconds} />
        <SynchronyTrack measurements={measurements} seconds={seconds} />
      </Stack>
    </Section>
  );
}
