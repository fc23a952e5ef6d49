import { formatMoment } from '../../../../components/formats.ts';
import { usePlayback } from './playback.ts';

interface PlaceSliderProps {
  video: HTMLVideoElement;
  /** What the whole width stands for. */
  seconds: number;
  className: string | undefined;
  /** Whether another is there for keys and screen readers: this one is for the pointer. */
  isSpare?: boolean;
}

/** Where the video is, and moves it. */
export function PlaceSlider({ video, seconds, className, isSpare = false }: PlaceSliderProps) {
  const now = usePlayback((at) => at);
  return (
    <input
      className={className}
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
