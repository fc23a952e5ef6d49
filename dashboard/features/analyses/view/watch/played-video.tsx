import { type SyntheticEvent, useRef, useState } from 'react';
import { play, togglePlaying } from './playback.ts';
import styles from './player.module.css';
import { isPlaceIn, type Place, placeOf } from './resuming.ts';
import { usePlayer } from './use-player.ts';

interface PlayedVideoProps {
  url: string;
  /** Another number: the address is new, also where it reads the same. */
  answer: number;
  /** What is seen before the first picture of the video, which a telephone loads on play; null: there is none. */
  poster: string | null;
  onPlayable: () => void;
  onFail: () => void;
}
type VideoEvent = SyntheticEvent<HTMLVideoElement>;

/** The video; with a new address playing goes on where it was, as loud as it was. */
export function PlayedVideo({ url, answer, poster, onPlayable, onFail }: PlayedVideoProps) {
  const { onVideo, change } = usePlayer();
  const [hasPicture, setHasPicture] = useState(false);
  const place = useRef<Place | null>(null);

  const remember = ({ currentTarget: video }: VideoEvent) => {
    // An element that is emptied tells of that as of a move to 0.
    if (video.readyState < video.HAVE_METADATA) return;
    place.current = placeOf(video);
  };
  const goOn = ({ currentTarget: video }: VideoEvent) => {
    onPlayable();
    const known = place.current;
    if (known === null) return;
    video.muted = known.isMuted;
    if (isPlaceIn(known, video)) {
      video.currentTime = known.seconds;
      if (known.isPlaying) play(video);
    } else change({ what: 'loop_left' });
  };
  return (
    // biome-ignore lint/a11y/useMediaCaption: nobody has written captions of a dancer's video
    <video
      key={answer}
      ref={onVideo}
      className={styles['video']}
      src={url}
      aria-label="The video"
      playsInline
      preload="metadata"
      poster={hasPicture || poster === null ? undefined : poster}
      onLoadedData={() => setHasPicture(true)}
      onTimeUpdate={remember}
      onSeeking={remember}
      onVolumeChange={remember}
      onPlay={remember}
      onPause={remember}
      onLoadedMetadata={goOn}
      onError={onFail}
      onClick={({ currentTarget }) => togglePlaying(currentTarget)}
    />
  );
}
