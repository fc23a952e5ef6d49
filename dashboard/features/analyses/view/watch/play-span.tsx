import { formatMoment } from '../../../../components/formats.ts';
import { PlayFrom } from './play-from.tsx';

interface PlaySpanProps {
  span: { start_seconds: number; end_seconds: number };
  video: HTMLVideoElement | null;
}

/** A span of the video that can be played from its start. */
export function PlaySpan({ span: { start_seconds, end_seconds }, video }: PlaySpanProps) {
  return (
    <PlayFrom video={video} seconds={start_seconds}>
      {formatMoment(start_seconds)}–{formatMoment(end_seconds)}
    </PlayFrom>
  );
}
