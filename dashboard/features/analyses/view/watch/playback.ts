import { useCallback, useSyncExternalStore } from 'react';

/** What `read` makes of the second that the video is at; rendered again where that changes. */
export function usePlayback(
  video: HTMLVideoElement | null,
  read: (seconds: number) => number,
): number {
  const subscribe = useCallback((tell: () => void) => follow(video, tell), [video]);
  const now = () => read(video?.currentTime ?? 0);
  return useSyncExternalStore(subscribe, now, now);
}

/** Calls with every frame while the video plays, and when somebody moves it. */
function follow(video: HTMLVideoElement | null, tell: () => void): () => void {
  if (video === null) return () => {};
  let frame = 0;
  const tellEachFrame = () => {
    cancelAnimationFrame(frame);
    tell();
    if (!video.paused) frame = requestAnimationFrame(tellEachFrame);
  };
  const events = ['play', 'pause', 'seeking', 'seeked', 'timeupdate', 'emptied'] as const;
  for (const event of events) video.addEventListener(event, tellEachFrame);
  return () => {
    cancelAnimationFrame(frame);
    for (const event of events) video.removeEventListener(event, tellEachFrame);
  };
}

export function playFrom(video: HTMLVideoElement, seconds: number): void {
  video.currentTime = seconds;
  // It may be unplayable, or paused again at once: its place is right all the same.
  video.play().catch(() => {});
}
