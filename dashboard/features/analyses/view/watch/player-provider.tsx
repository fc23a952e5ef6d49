import { type ReactNode, useCallback, useMemo, useReducer, useRef, useState } from 'react';
import type { Span } from '../../../../../functions/src/contract/estimate.ts';
import { loopedPart } from './looping.ts';
import { play } from './playback.ts';
import { atFirst, changePractice } from './practice.ts';
import { useLoop } from './use-loop.ts';
import { PlayerContext, type PlayerHandle } from './use-player.ts';
import { useRate } from './use-rate.ts';

/** Lets everything within it play moments in the one player among it. */
export function PlayerProvider({ children }: { children: ReactNode }) {
  const [video, onVideo] = useState<HTMLVideoElement | null>(null);
  const [practice, change] = useReducer(changePractice, atFirst);
  const place = useRef<HTMLElement | null>(null);
  const onPlace = useCallback((element: HTMLElement | null) => {
    place.current = element;
  }, []);
  useLoop(video, practice.loop, change);
  useRate(video, practice.rate, change);

  const playAt = useCallback(
    (seconds: number) => {
      if (video === null) return;
      place.current?.scrollIntoView({ block: 'nearest' });
      video.currentTime = seconds;
      play(video);
    },
    [video],
  );
  const playSpan = useCallback(
    (span: Span, rate = 1) => {
      change({ what: 'loop', span, rate });
      playAt(loopedPart(span, video?.duration ?? Number.NaN).start_seconds);
    },
    [playAt, video],
  );
  const playFrom = useCallback(
    (seconds: number) => {
      change({ what: 'loop_left' });
      playAt(seconds);
    },
    [playAt],
  );
  const handle = useMemo<PlayerHandle>(
    () => ({ ...practice, video, playSpan, playFrom, change, onVideo, onPlace }),
    [practice, video, playSpan, playFrom, onPlace],
  );
  return <PlayerContext value={handle}>{children}</PlayerContext>;
}
