import { useEffect, useState } from 'react';
import { fingerprintOf } from './fingerprint.ts';
import { findMatch, type Match, type RememberedUpload } from './remembered-upload.ts';

const none: Match = { kind: 'none' };

/** Which of the remembered uploads the chosen file belongs to. */
export function useMatch(file: File | null, uploads: readonly RememberedUpload[]): Match {
  const [found, setFound] = useState<{ file: File; match: Match } | null>(null);
  useEffect(() => {
    if (file === null) return;
    let isOver = false;
    const look = async () => {
      const mayBeSame = uploads.some(({ video }) => video.sizeBytes === file.size);
      const fingerprint = mayBeSame ? await fingerprintOf(file) : null;
      const match = findMatch(uploads, {
        ...{ name: file.name, sizeBytes: file.size },
        fingerprint,
      });
      if (!isOver) setFound({ file, match });
    };
    void look();
    return () => {
      isOver = true;
    };
  }, [file, uploads]);
  return found !== null && found.file === file ? found.match : none;
}
