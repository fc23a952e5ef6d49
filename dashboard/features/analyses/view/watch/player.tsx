import { Text } from '@mantine/core';
import { type SyntheticEvent, useRef, useState } from 'react';
import { togglePlaying } from './playback.ts';
import styles from './player.module.css';
import { usePlayer } from './use-player.ts';
import { useVideoUrl } from './use-video-url.ts';
import { VideoAwaited } from './video-awaited.tsx';

interface PlayerProps {
  analysisId: string;
  isPrepared: boolean;
}
type VideoEvent = SyntheticEvent<HTMLVideoElement>;

/**
 * Plays the video; an address that no longer plays, as after its 5 minutes, is renewed and playing
 * goes on where it was.
 */
export function Player({ analysisId, isPrepared }: PlayerProps) {
  const { onVideo } = usePlayer();
  const { found, renew } = useVideoUrl(analysisId, isPrepared);
  const [isUnplayable, setIsUnplayable] = useState(false);
  const failedInARow = useRef(0);
  const place = useRef<{ seconds: number; isPlaying: boolean } | null>(null);

  const remember = ({ currentTarget: video }: VideoEvent) => {
    // A change of address empties the element, and tells of that as of a move to 0.
    if (video.readyState < video.HAVE_METADATA) return;
    place.current = { seconds: video.currentTime, isPlaying: !video.paused };
  };
  const goOn = ({ currentTarget: video }: VideoEvent) => {
    failedInARow.current = 0;
    if (place.current === null) return;
    video.currentTime = place.current.seconds;
    // A browser may want a click before it plays.
    if (place.current.isPlaying) video.play().catch(() => {});
  };
  const tryAgain = () => {
    failedInARow.current += 1;
    if (failedInARow.current > 1) setIsUnplayable(true);
    else renew();
  };

  if (found.state === 'waiting') return <VideoAwaited />;
  if (found.state === 'refused') return <Text>{found.message}</Text>;
  if (isUnplayable) {
    return (
      <Text role="status">
        Your browser cannot play this video. Its scores and report are all here.
      </Text>
    );
  }
  return (
    // biome-ignore lint/a11y/useMediaCaption: nobody has written captions of a dancer's video
    <video
      key={found.renewal}
      ref={onVideo}
      className={styles['video']}
      src={found.url}
      aria-label="The video"
      playsInline
      preload="metadata"
      onTimeUpdate={remember}
      onPlay={remember}
      onPause={remember}
      onLoadedMetadata={goOn}
      onError={tryAgain}
      onClick={({ currentTarget }) => togglePlaying(currentTarget)}
    />
  );
}
