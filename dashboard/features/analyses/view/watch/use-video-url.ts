import { useEffect, useState } from 'react';
import { call, type Refusal } from '../../../../firebase/callables.ts';

export type VideoUrl =
  | { state: 'waiting' }
  /** `renewal` counts what was asked for: two answers may be the same address. */
  | { state: 'found'; url: string; renewal: number }
  /** `message` is for people. */
  | { state: 'refused'; message: string };

const noVideo = 'There is no video here to play.';

/**
 * A short-lived address of the analysis' video: asked for once, anew where `isPrepared` changes
 * since the prepared video is another object, and whenever `renew` says that it does not play.
 */
export function useVideoUrl(analysisId: string, isPrepared: boolean, asset = 'video') {
  const [found, setFound] = useState<VideoUrl>({ state: 'waiting' });
  const [renewal, setRenewal] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: either is a reason to ask again
  useEffect(() => {
    let isWanted = true;
    const show = (what: VideoUrl) => {
      if (isWanted) setFound(what);
    };
    call('getVideoUrl', { analysisId, asset }).then(
      ({ url }) => show({ state: 'found', url, renewal }),
      ({ code, message }: Refusal) =>
        show({ state: 'refused', message: code === 'video_missing' ? noVideo : message }),
    );
    return () => {
      isWanted = false;
    };
  }, [analysisId, isPrepared, asset, renewal]);
  return { found, renew: () => setRenewal((count) => count + 1) };
}
