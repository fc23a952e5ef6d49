import { Text } from '@mantine/core';
import type { Analysis } from '../../../../firebase/analysis.ts';
import styles from './player.module.css';
import { Player } from './player.tsx';
import { VideoAwaited } from './video-awaited.tsx';

interface WatchProps {
  analysis: Analysis;
  /** Whether a run has made the copy that is judged and played; null where that is not known yet. */
  isPrepared: boolean | null;
  onVideo: (video: HTMLVideoElement | null) => void;
}

/** The video, or why there is none yet. */
export function Watch({ analysis, isPrepared, onVideo }: WatchProps) {
  const { analysisId, video: source, status } = analysis;
  const shape = source?.width && source.height ? `${source.width} / ${source.height}` : '16 / 9';
  const isAwaited = status === 'queued' || status === 'processing';
  const isUnchecked = isAwaited && (source?.duration_seconds ?? null) === null;
  const mayPlay = status !== 'uploading' && status !== 'expired' && !isUnchecked;
  return (
    <div className={styles['frame']} style={{ aspectRatio: shape }}>
      {status === 'uploading' && <Text>The video will be here once it has arrived.</Text>}
      {isUnchecked && <Text>The video will be here once it has been checked.</Text>}
      {status === 'expired' && <Text>The video has been removed.</Text>}
      {mayPlay && isPrepared === null && <VideoAwaited />}
      {mayPlay && isPrepared !== null && (
        <Player analysisId={analysisId} isPrepared={isPrepared} onVideo={onVideo} />
      )}
    </div>
  );
}
