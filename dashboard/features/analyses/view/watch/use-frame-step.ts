import { useCallback, useEffect, useRef } from 'react';
import { frameSecondsFrom, shorterFrame, steppedTo } from './frames.ts';
import { tellsFrames, watchFrames } from './shown-frames.ts';

/**
 * Shows the next frame, or the one before, and stays there. `told` is how long a frame lasts by the report; null:
 * there is none.
 */
export function useFrameStep(video: HTMLVideoElement | null, told: number | null) {
  const shortest = useRef<number | null>(null);
  useEffect(() => {
    shortest.current = null;
    if (video === null || !tellsFrames(video)) return;
    let last: number | null = null;
    return watchFrames(video, (seconds) => {
      if (last !== null) shortest.current = shorterFrame(shortest.current, last, seconds);
      last = seconds;
    });
  }, [video]);
  return useCallback(
    (by: 1 | -1) => {
      if (video === null) return;
      const frameSeconds = frameSecondsFrom({ told, seen: shortest.current });
      video.pause();
      const { currentTime, duration } = video;
      video.currentTime = steppedTo(currentTime, by, { frameSeconds, duration });
    },
    [video, told],
  );
}
