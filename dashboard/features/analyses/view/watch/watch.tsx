import { Stack, Text } from '@mantine/core';
import type { Analysis, RunReport } from '../../../../firebase/analysis.ts';
import { reportedSeconds } from './motion-paths.ts';
import { MotionPlot } from './motion-plot.tsx';
import styles from './player.module.css';
import { Player } from './player.tsx';
import { SegmentStrip } from './segment-strip.tsx';
import { SynchronyTrack } from './synchrony-track.tsx';
import { VideoAwaited } from './video-awaited.tsx';

interface WatchProps {
  analysis: Analysis;
  report: RunReport | null;
  /** Whether a run has made the copy that is judged and played; null where that is not known yet. */
  isPrepared: boolean | null;
  video: HTMLVideoElement | null;
  onVideo: (video: HTMLVideoElement | null) => void;
}

/** The video, and below it what was found at each moment, on one scale of time. */
export function Watch({ analysis, report, isPrepared, video, onVideo }: WatchProps) {
  const { analysisId, video: source, status } = analysis;
  const shape = source?.width && source.height ? `${source.width} / ${source.height}` : '16 / 9';
  const isAwaited = status === 'queued' || status === 'processing';
  const isUnchecked = isAwaited && (source?.duration_seconds ?? null) === null;
  const mayPlay = status !== 'uploading' && status !== 'expired' && !isUnchecked;
  const seconds = report === null ? 0 : reportedSeconds(report);
  return (
    <Stack gap="xs">
      <div className={styles['frame']} style={{ aspectRatio: shape }}>
        {status === 'uploading' && <Text>The video will be here once it has arrived.</Text>}
        {isUnchecked && <Text>The video will be here once it has been checked.</Text>}
        {status === 'expired' && <Text>The video has been removed.</Text>}
        {mayPlay && isPrepared === null && <VideoAwaited />}
        {mayPlay && isPrepared !== null && (
          <Player analysisId={analysisId} isPrepared={isPrepared} onVideo={onVideo} />
        )}
      </div>
      {report !== null && seconds > 0 && (
        <>
          <SegmentStrip segments={report.segments} seconds={seconds} video={video} />
          <MotionPlot measurements={report.measurements} seconds={seconds} video={video} />
          <SynchronyTrack measurements={report.measurements} seconds={seconds} video={video} />
        </>
      )}
    </Stack>
  );
}
