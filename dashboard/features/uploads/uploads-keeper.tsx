'use client';

import { useEffect } from 'react';
import { useSession } from '../../firebase/session.tsx';
import { type AnalysisEnd, AnalysisWatch } from './analysis-watch.tsx';
import { isOpen, type OpenUpload } from './remembered-upload.ts';
import { endUpload, forgetAllUploads, forgetUpload } from './upload-storage.ts';
import { useRememberedUploads } from './use-remembered-uploads.ts';

/**
 * Belongs on every page: remembers no upload longer than it can go on, nor for anybody but whoever is
 * signed in. Shows nothing.
 */
export function UploadsKeeper() {
  const session = useSession();
  const isSignedOut = session.state === 'signed-out';
  useEffect(() => {
    if (isSignedOut) forgetAllUploads();
  }, [isSignedOut]);
  return session.state === 'signed-in' ? <OwnUploads userId={session.person.userId} /> : null;
}

function OwnUploads({ userId }: { userId: string }) {
  const uploads = useRememberedUploads(userId);
  return uploads
    .filter(isOpen)
    .map((upload) => (
      <AnalysisWatch
        key={upload.analysisId}
        analysisId={upload.analysisId}
        onEnd={(end) => settle(upload, end)}
      />
    ));
}

function settle(upload: OpenUpload, end: AnalysisEnd): void {
  if (end === 'arrived' || end === 'too_late') endUpload(upload, end);
  else forgetUpload(upload);
}
