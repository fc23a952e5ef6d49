import { Text } from '@mantine/core';
import type { Analysis, RunReport } from '../../../../firebase/analysis.ts';
import { Player } from './player.tsx';
import { PracticePlayer } from './practice-player.tsx';
import { VideoAwaited } from './video-awaited.tsx';

interface WatchProps {
  analysis: Analysis;
  /** What is shown of it. */
  report: RunReport | null;
  /** Of the run that prepared the video; null: none has, undefined: that is not known yet. */
  newest: RunReport | null | undefined;
}

/** The video, or why there is none yet. */
export function Watch({ analysis, report, newest }: WatchProps) {
  const { analysisId, video: source, status, poster } = analysis;
  const shape = source?.width && source.height ? `${source.width} / ${source.height}` : '16 / 9';
  const isAwaited = status === 'queued' || status === 'processing';
  const isUnchecked = isAwaited && (source?.duration_seconds ?? null) === null;
  const mayPlay = status !== 'uploading' && status !== 'expired' && !isUnchecked;
  return (
    <PracticePlayer
      analysisId={analysisId}
      report={report}
      newest={newest ?? null}
      shape={shape}
      hasSound={source?.has_audio !== false}
    >
      {status === 'uploading' && <Text>The video will be here once it has arrived.</Text>}
      {isUnchecked && <Text>The video will be here once it has been checked.</Text>}
      {status === 'expired' && <Text>The video has been removed.</Text>}
      {mayPlay && newest === undefined && <VideoAwaited />}
      {mayPlay && newest !== undefined && (
        <Player
          analysisId={analysisId}
          preparedBy={newest?.runId ?? null}
          poster={poster ?? null}
        />
      )}
    </PracticePlayer>
  );
}
