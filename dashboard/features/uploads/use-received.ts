import { useEffect, useState } from 'react';
import { askReceived, type Received } from './ask-received.ts';
import type { OpenUpload } from './remembered-upload.ts';
import { isHeld, isOurs, untilFree } from './upload-lock.ts';

export type Standing = { kind: 'asking' } | { kind: 'elsewhere' } | Received;

/** How far an upload has come that this page is not sending: asked now, and when it is looked at again. */
export function useReceived(upload: OpenUpload): Standing {
  const [standing, setStanding] = useState<Standing>({ kind: 'asking' });
  const { analysisId } = upload;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a record that is read again is the same one
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const show = (now: Standing) => {
      if (!signal.aborted) setStanding(now);
    };
    const look = async () => {
      // A question in the middle of what another tab sends would cut that off.
      if (await isHeld(analysisId)) {
        show({ kind: 'elsewhere' });
        await untilFree(analysisId, signal);
      }
      show(await askReceived(upload, signal));
    };
    const tryToLook = () => {
      // The lock that is held is then our own, and so is the question that is under way.
      if (isOurs(analysisId)) return;
      // It rejects where nobody waits for it any more.
      if (document.visibilityState === 'visible') look().catch(() => {});
    };
    tryToLook();
    window.addEventListener('online', tryToLook, { signal });
    document.addEventListener('visibilitychange', tryToLook, { signal });
    return () => controller.abort();
  }, [analysisId]);
  return standing;
}
