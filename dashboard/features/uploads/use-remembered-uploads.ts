import { useEffect, useState } from 'react';
import type { RememberedUpload } from './remembered-upload.ts';
import { isRemembered, onUploadsChanged, readUploads } from './upload-storage.ts';

/** What this browser remembers of this user's uploads, as it changes in whichever tab. */
export function useRememberedUploads(userId: string): RememberedUpload[] {
  const [uploads, setUploads] = useState<RememberedUpload[]>([]);
  useEffect(() => {
    let isOver = false;
    const read = async () => {
      const now = await readUploads(userId, Date.now());
      if (!isOver) setUploads(now);
    };
    // Without the part of the page that reads records, they stay unread until the next change.
    const tryToRead = () => void read().catch(() => {});
    tryToRead();
    const stop = onUploadsChanged(() => {
      // What was forgotten is not to be offered while the rest is read.
      setUploads((before) => before.filter(isRemembered));
      tryToRead();
    });
    return () => {
      isOver = true;
      stop();
    };
  }, [userId]);
  return uploads;
}
