import { Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { PlayedVideo } from './played-video.tsx';
import { useVideoUrl } from './use-video-url.ts';
import { VideoAwaited } from './video-awaited.tsx';

interface PlayerProps {
  analysisId: string;
  /** The newest run that made the copy that is judged and played; null: none has yet. */
  preparedBy: string | null;
  /** Of the video; null: there is none. */
  poster: string | null;
}

/** Plays the video; an address that no longer plays, as after its 5 minutes, is renewed. */
export function Player({ analysisId, preparedBy, poster }: PlayerProps) {
  const { found, renew } = useVideoUrl(analysisId, preparedBy);
  const [unplayable, setUnplayable] = useState<number | null>(null);
  const failedInARow = useRef(0);

  if (found.state === 'waiting') return <VideoAwaited />;
  if (found.state === 'refused') return <Text>{found.message}</Text>;
  const { url, answer } = found;
  if (unplayable === answer) {
    return (
      <Text role="status">
        Your browser cannot play this video. Its scores and report are all here.
      </Text>
    );
  }
  const tryAgain = () => {
    failedInARow.current += 1;
    if (failedInARow.current > 1) setUnplayable(answer);
    else renew();
  };
  return (
    <PlayedVideo
      {...{ url, answer, poster }}
      onPlayable={() => {
        failedInARow.current = 0;
      }}
      onFail={tryAgain}
    />
  );
}
