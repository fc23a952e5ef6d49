import { useEffect, useState } from 'react';
import { lookAtVideo, type SeenVideo, unseen } from './look-at-video.ts';

/** What this browser can tell of a file, once it has looked at it. */
export function useSeenVideo(file: File | null): SeenVideo {
  const [seen, setSeen] = useState<{ file: File; video: SeenVideo } | null>(null);
  useEffect(() => {
    if (file === null) return;
    const leaving = new AbortController();
    void lookAtVideo(file, leaving.signal).then((video) => {
      if (!leaving.signal.aborted) setSeen({ file, video });
    });
    return () => leaving.abort();
  }, [file]);
  return seen?.file === file ? seen.video : unseen;
}
