import { formatMoment } from '../../../../components/formats.ts';
import { usePlayback } from './playback.ts';
import styles from './playhead.module.css';

interface PlayheadProps {
  video: HTMLVideoElement;
  /** What the whole width stands for. */
  seconds: number;
  /** Whether another playhead is there for keys and screen readers: this one is for the pointer. */
  isSpare?: boolean;
}

/** A slider over the whole plot: where the video is. */
export function Playhead({ video, seconds, isSpare = false }: PlayheadProps) {
  const now = usePlayback(video, (at) => at);
  return (
    <input
      className={styles['playhead']}
      type="range"
      aria-label="Place in the video"
      aria-valuetext={formatMoment(now)}
      {...(isSpare && { 'aria-hidden': true, tabIndex: -1 })}
      min={0}
      max={seconds}
      step="any"
      value={now}
      onChange={(event) => {
        video.currentTime = event.currentTarget.valueAsNumber;
      }}
    />
  );
}
