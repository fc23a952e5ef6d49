import { useCallback, useEffect, useRef, useState } from 'react';

/** Of the player: less of it in sight is not watched any more. */
const leastInSight = 0.25;

/** Whether the video is to be small in a corner: it was played, and its place is scrolled away upwards. */
export function useMiniature(video: HTMLVideoElement | null) {
  const [isAway, setIsAway] = useState(false);
  const [isWanted, setIsWanted] = useState(false);
  const observer = useRef<IntersectionObserver | null>(null);

  const watch = useCallback(
    (place: HTMLElement | null) => {
      observer.current?.disconnect();
      if (place === null) return;
      observer.current = new IntersectionObserver(
        (entries) => {
          const last = entries.at(-1);
          if (last === undefined) return;
          const { intersectionRatio, boundingClientRect } = last;
          const hasLeft = intersectionRatio < leastInSight && boundingClientRect.top < 0;
          setIsAway(hasLeft);
          if (hasLeft && video?.paused) setIsWanted(false);
        },
        { threshold: leastInSight },
      );
      observer.current.observe(place);
    },
    [video],
  );

  useEffect(() => {
    if (video === null) return;
    const want = () => setIsWanted(true);
    video.addEventListener('play', want);
    return () => video.removeEventListener('play', want);
  }, [video]);

  const dismiss = () => {
    setIsWanted(false);
    video?.pause();
  };
  return { isSmall: video !== null && isAway && isWanted, watch, dismiss };
}
