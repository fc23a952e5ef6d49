import { type ReactNode, useEffect } from 'react';
import { PlayerProvider } from '../../../../../../dashboard/features/analyses/view/watch/player-provider.tsx';
import { usePlayer } from '../../../../../../dashboard/features/analyses/view/watch/use-player.ts';

interface PlayerAroundProps {
  video: HTMLVideoElement | null;
  children: ReactNode;
}

/** What plays its moments in a video that is not on the page. */
export function PlayerAround({ video, children }: PlayerAroundProps) {
  return (
    <PlayerProvider>
      <Known video={video} />
      {children}
    </PlayerProvider>
  );
}

function Known({ video }: { video: HTMLVideoElement | null }) {
  const { onVideo } = usePlayer();
  useEffect(() => onVideo(video), [video, onVideo]);
  return null;
}
