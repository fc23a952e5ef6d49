import { useEffect } from 'react';
import type { PracticeChange } from './practice.ts';

/** Keeps the video at a rate, and hears of one that is chosen in the browser's own menu. */
export function useRate(
  video: HTMLVideoElement | null,
  rate: number,
  change: (change: PracticeChange) => void,
): void {
  useEffect(() => {
    if (video === null) return;
    // Loading anything anew sets the one to the other.
    video.defaultPlaybackRate = rate;
    video.playbackRate = rate;
  }, [video, rate]);
  useEffect(() => {
    if (video === null) return;
    const hear = () => change({ what: 'rate', rate: video.playbackRate });
    video.addEventListener('ratechange', hear);
    return () => video.removeEventListener('ratechange', hear);
  }, [video, change]);
}
