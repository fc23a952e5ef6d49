import { type SyntheticEvent, useEffect, useState } from 'react';
import styles from './first-picture.module.css';

/** Without a time, an iPhone shows no picture before it plays. */
const soonest = 0.001;

interface FirstPictureProps {
  url: string;
  /** Where what is judged begins in a video of such a length; both in seconds. */
  startOf: (durationSeconds: number) => number;
  /** Width by height, once the picture is there. */
  onShape: (shape: number) => void;
  /** This browser cannot show it. */
  onFail: () => void;
}

/** The first picture of what is judged: the video itself, which does not play. */
export function FirstPicture({ url, startOf, onShape, onFail }: FirstPictureProps) {
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const [duration, setDuration] = useState<number | null>(null);
  const start = duration === null ? soonest : Math.max(soonest, startOf(duration));
  useEffect(() => {
    if (video !== null && duration !== null) video.currentTime = start;
  }, [video, duration, start]);
  const learn = ({ currentTarget }: SyntheticEvent<HTMLVideoElement>) => {
    const { videoWidth: width, videoHeight: height } = currentTarget;
    // Some play the sound of what they cannot decode the picture of.
    if (width === 0 || height === 0) return onFail();
    onShape(width / height);
    setDuration(currentTarget.duration);
  };
  return (
    <video
      ref={setVideo}
      className={styles['picture']}
      src={`${url}#t=${soonest}`}
      muted
      playsInline
      preload="auto"
      aria-hidden
      tabIndex={-1}
      onLoadedMetadata={learn}
      onError={onFail}
    />
  );
}
