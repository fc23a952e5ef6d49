import { useCallback, useSyncExternalStore } from 'react';
import { usePlayer } from './use-player.ts';

const events = [
  ...(['play', 'pause', 'seeking', 'seeked', 'timeupdate', 'emptied'] as const),
  ...(['loadedmetadata', 'ended', 'volumechange'] as const),
];

/** What `read` makes of the video and the second it is at; rendered again where that changes. */
export function usePlayback<What extends string | number | boolean | null>(
  read: (seconds: number, video: HTMLVideoElement | null) => What,
): What {
  const { video } = usePlayer();
  const subscribe = useCallback((tell: () => void) => follow(video, tell), [video]);
  const now = () => read(video?.currentTime ?? 0, video);
  return useSyncExternalStore(subscribe, now, now);
}

/** Calls with every frame while the video plays, and when somebody moves it. */
export function follow(video: HTMLVideoElement | null, tell: () => void): () => void {
  if (video === null) return () => {};
  let frame = 0;
  const tellEachFrame = () => {
    cancelAnimationFrame(frame);
    tell();
    if (!video.paused) frame = requestAnimationFrame(tellEachFrame);
  };
  for (const event of events) video.addEventListener(event, tellEachFrame);
  if (!video.paused) frame = requestAnimationFrame(tellEachFrame);
  return () => {
    cancelAnimationFrame(frame);
    for (const event of events) video.removeEventListener(event, tellEachFrame);
  };
}

export function play(video: HTMLVideoElement): void {
  // It may be unplayable, paused again at once, or a browser may want a click first: its place is right all the same.
  video.play().catch(() => {});
}

export function togglePlaying(video: HTMLVideoElement): void {
  if (video.paused) play(video);
  else video.pause();
}
