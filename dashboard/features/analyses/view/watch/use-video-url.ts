import { useEffect, useRef, useState } from 'react';
import { call, type Refusal } from '../../../../firebase/callables.ts';

export type VideoUrl =
  | { state: 'waiting' }
  /** `answer` counts what was asked for: two answers may be the same address. */
  | { state: 'found'; url: string; answer: number }
  /** `message` is for people. */
  | { state: 'refused'; message: string };

const noVideo = 'There is no video here to play.';

/**
 * A short-lived address of the analysis' video: asked for once, anew where another run has prepared
 * it, since that may be another part of what was uploaded, and whenever `renew` says that it does not play.
 */
export function useVideoUrl(analysisId: string, preparedBy: string | null, asset = 'video') {
  const [found, setFound] = useState<VideoUrl>({ state: 'waiting' });
  const [renewal, setRenewal] = useState(0);
  const asked = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: either is a reason to ask again
  useEffect(() => {
    let isWanted = true;
    asked.current += 1;
    const answer = asked.current;
    const show = (what: VideoUrl) => {
      if (isWanted) setFound(what);
    };
    call('getVideoUrl', { analysisId, asset }).then(
      ({ url }) => show({ state: 'found', url, answer }),
      ({ code, message }: Refusal) =>
        show({ state: 'refused', message: code === 'video_missing' ? noVideo : message }),
    );
    return () => {
      isWanted = false;
    };
  }, [analysisId, preparedBy, asset, renewal]);
  return { found, renew: () => setRenewal((count) => count + 1) };
}
