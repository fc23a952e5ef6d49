import { useEffect } from 'react';
import type { Span } from '../../../../../functions/src/contract/estimate.ts';
import { jumpBackTo, leavesLoop } from './looping.ts';
import { follow, play } from './playback.ts';
import type { PracticeChange } from './practice.ts';

/** Plays a span over and over, until somebody moves the video out of it. */
export function useLoop(
  video: HTMLVideoElement | null,
  loop: Span | null,
  change: (change: PracticeChange) => void,
): void {
  useEffect(() => {
    if (video === null || loop === null) return;
    const jumpBack = () => {
      const isStill = video.paused && !video.ended;
      if (isStill || video.seeking) return;
      const start = jumpBackTo(loop, video.currentTime, video.duration);
      if (start === null) return;
      const hasEnded = video.ended;
      video.currentTime = start;
      if (hasEnded) play(video);
    };
    const leave = () => {
      // A change of address empties the element, and tells of that as of a move to 0.
      if (video.readyState < video.HAVE_METADATA) return;
      if (leavesLoop(loop, video.currentTime, video.duration)) {
        change({ what: 'loop_left', span: loop });
      }
    };
    const unfollow = follow(video, jumpBack);
    video.addEventListener('seeking', leave);
    return () => {
      unfollow();
      video.removeEventListener('seeking', leave);
    };
  }, [video, loop, change]);
}
