import { Text } from '@mantine/core';
import type { Analysis, RunReport } from '../../../../firebase/analysis.ts';
import { Player } from './player.tsx';
import { PracticePlayer } from './practice-player.tsx';
import { VideoAwaited } from './video-awaited.tsx';

interface WatchProps {
  analysis: Analysis;
  /** Whether a run has made the copy that is judged and played; null where that is not known yet. */
  isPrepared: boolean | null;
  report: RunReport | null;
}

/** The video, or why there is none yet. */
export function Watch({ analysis, report, isPrepared }: WatchProps) {
  const { analysisId, video: source, status } = analysis;
  const shape = source?.width && source.height ? `${source.width} / ${source.height}` : '16 / 9';
  const isAwaited = status === 'queued' || status === 'processing';
  const isUnchecked = isAwaited && (source?.duration_seconds ?? null) === null;
  const mayPlay = status !== 'uploading' && status !== 'expired' && !isUnchecked;
  return (
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
      {mayPlay && isPrepared !== null && <Player analysisId={analysisId} isPrepared={isPrepared} />}
    </PracticePlayer>
  );
}
