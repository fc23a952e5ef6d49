import { useEffect, useState } from 'react';
import type { Refusal } from '../../../../../firebase/callables.ts';
import type { BodyTrack } from './read-landmarks.ts';

export type Landmarks =
  | { state: 'none' }
  | { state: 'waiting' }
  | { state: 'found'; tracks: ReadonlyMap<number, BodyTrack> }
  /** `message` is for people. */
  | { state: 'missing'; message: string };

const gone = 'The skeleton is gone. Run the analysis again to have it found anew.';
const unreachable = 'The skeleton cannot be loaded now. Check your network, then try again.';
const none: Landmarks = { state: 'none' };

/**
 * Where a run saw bodies: fetched when that is first wanted, and anew after it could not be. Null: no run has
 * looked for any.
 */
export function useLandmarks(
  { analysisId, runId }: { analysisId: string; runId: string | null },
  isWanted: boolean,
): Landmarks {
  const [known, setKnown] = useState<{ runId: string | null; landmarks: Landmarks }>({
    runId,
    landmarks: none,
  });
  const landmarks = known.runId === runId ? known.landmarks : none;
  const isFound = landmarks.state === 'found';
  useEffect(() => {
    if (!isWanted || isFound || runId === null) return;
    const ending = new AbortController();
    const show = (what: Landmarks) => {
      if (!ending.signal.aborted) setKnown({ runId, landmarks: what });
    };
    show({ state: 'waiting' });
    import('./fetch-landmarks.ts')
      .then(({ fetchLandmarks }) => fetchLandmarks(analysisId, ending.signal))
      .then(
        (tracks) => show({ state: 'found', tracks }),
        (refusal: Refusal) =>
          show({ state: 'missing', message: refusal.code === 'not_found' ? gone : unreachable }),
      );
    return () => ending.abort();
  }, [analysisId, runId, isWanted, isFound]);
  return landmarks;
}
