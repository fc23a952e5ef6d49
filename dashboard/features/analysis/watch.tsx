import { Stack, Text } from '@mantine/core';
import type { Analysis, RunReport } from '../../firebase/analysis.ts';
import { reportedSeconds } from './motion-paths.ts';
import { MotionPlot } from './motion-plot.tsx';
import styles from './player.module.css';
import { Player } from './player.tsx';
import { SegmentStrip } from './segment-strip.tsx';

interface WatchProps {
  analysis: Analysis;
  report: RunReport | null;
  mayPlay: boolean;
  /** A run has made the copy that is judged and played. */
  isPrepared: boolean;
  video: HTMLVideoElement | null;
  onVideo: (video: HTMLVideoElement | null) => void;
}

/** The video, and below it what was found at each moment, on one scale of time. */
export function Watch({ analysis, report, mayPlay, isPrepared, video, onVideo }: WatchProps) {
  const { analysisId, video: source, status } = analysis;
  const shape = source?.width && source.height ? `${source.width} / ${source.height}` : '16 / 9';
  const seconds = report === null ? 0 : reportedSeconds(report);
  return (
    <Stack gap="xs">
      <div className={styles['frame']} style={{ aspectRatio: shape }}>
        {mayPlay ? (
          <Player analysisId={analysisId} isPrepared={isPrepared} onVideo={onVideo} />
        ) : (
          <Text className={styles['words']}>
            {status === 'uploading' ? 'The video will be here once it has arrived.' : 'No video.'}
          </Text>
        )}
      </div>
      {report !== null && seconds > 0 && (
        <>
          <SegmentStrip segments={report.segments} seconds={seconds} video={video} />
          <MotionPlot measurements={report.measurements} seconds={seconds} video={video} />
        </>
      )}
    </Stack>
  );
}
