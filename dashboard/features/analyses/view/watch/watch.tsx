import { Stack, Text } from '@mantine/core';
import type { Analysis, RunReport } from '../../../../firebase/analysis.ts';
import { reportedSeconds } from './motion-paths.ts';
import { MotionPlot } from './motion-plot.tsx';
import { Player } from './player.tsx';
import { PracticePlayer } from './practice-player.tsx';
import { SegmentStrip } from './segment-strip.tsx';
import { SynchronyTrack } from './synchrony-track.tsx';
import { VideoAwaited } from './video-awaited.tsx';

interface WatchProps {
  analysis: Analysis;
  report: RunReport | null;
  /** Whether a run has made the copy that is judged and played; null where that is not known yet. */
  isPrepared: boolean | null;
}

/** The video, and below it what was found at each moment, on one scale of time. */
export function Watch({ analysis, report, isPrepared }: WatchProps) {
  const { analysisId, video: source, status } = analysis;
  const shape = source?.width && source.height ? `${source.width} / ${source.height}` : '16 / 9';
  const isAwaited = status === 'queued' || status === 'processing';
  const isUnchecked = isAwaited && (source?.duration_seconds ?? null) === null;
  const mayPlay = status !== 'uploading' && status !== 'expired' && !isUnchecked;
  const seconds = report === null ? 0 : reportedSeconds(report);
  return (
    <Stack gap="xs">
      <PracticePlayer
        analysisId={analysisId}
        report={report}
        shape={shape}
        hasSound={source?.has_audio !== false}
      >
        {status === 'uploading' && <Text>The video will be here once it has arrived.</Text>}
        {isUnchecked && <Text>The video will be here once it has been checked.</Text>}
        {status === 'expired' && <Text>The video has been removed.</Text>}
        {mayPlay && isPrepared === null && <VideoAwaited />}
        {mayPlay && isPrepared !== null && (
          <Player analysisId={analysisId} isPrepared={isPrepared} />
        )}
      </PracticePlayer>
      {report !== null && seconds > 0 && (
        <>
          <SegmentStrip segments={report.segments} seconds={seconds} />
          <MotionPlot measurements={report.measurements} seconds={seconds} />
          <SynchronyTrack measurements={report.measurements} seconds={seconds} />
        </>
      )}
    </Stack>
  );
}
